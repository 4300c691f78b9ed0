package org.millrace.predicate;

import java.util.Map;
import org.millrace.predicate.comparison.ColumnValue;
import org.millrace.predicate.comparison.JsonValue;
import org.millrace.predicate.comparison.SqlValue;

/** Where a contact's value is found: the fields that everybody has are columns, the long tail is JSON. */
final class ContactValue {

    private static final Map<String, SqlValue> FIELDS = Map.of(
            "externalId", new ColumnValue("c.external_id"),
            "email", new ColumnValue("c.email"),
            "phone", new ColumnValue("c.phone"),
            "firstName", new ColumnValue("c.first_name"),
            "lastName", new ColumnValue("c.last_name"),
            "timeZone", new ColumnValue("c.time_zone"),
            "locale", new ColumnValue("c.locale"));

    private ContactValue() {}

    static SqlValue named(String name) {
        SqlValue field = FIELDS.get(name);
        return field == null ? new JsonValue("c.attributes", name) : field;
    }
}
