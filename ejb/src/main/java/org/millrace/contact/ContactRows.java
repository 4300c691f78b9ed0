package org.millrace.contact;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.SqlStatement;
import org.millrace.platform.Database;
import org.millrace.platform.Json;

/** How a row of the table contact is read. */
final class ContactRows {

    static final String COLUMNS =
            "c.id, c.external_id, c.email, c.phone, c.first_name, c.last_name, c.time_zone, c.locale, c.attributes, c.created_at, c.updated_at, c.version";

    private static final List<ContactField> FIELDS = List.of(ContactField.values());
    private static final int FIRST_FIELD = 3;

    private ContactRows() {}

    static StoredContact read(ResultSet row) throws SQLException {
        return new StoredContact(
                row.getLong("id"),
                row.getString("external_id"),
                state(row),
                Database.instant(row, "created_at"),
                Database.instant(row, "updated_at"),
                row.getInt("version"));
    }

    /** Reads {@link #COLUMNS}: the fields stand in the order of the enum. */
    static ContactState state(ResultSet row) throws SQLException {
        Map<ContactField, String> fields = new EnumMap<>(ContactField.class);
        for (int i = 0; i < FIELDS.size(); i++) {
            String value = row.getString(FIRST_FIELD + i);
            if (value != null) {
                fields.put(FIELDS.get(i), value);
            }
        }
        return new ContactState(fields, Json.read(row.getString("attributes"), ObjectNode.class));
    }

    /** Binds one array per field, named as in JSON, and {@code :attributes}. */
    static <S extends SqlStatement<S>> S bind(S statement, Collection<ContactState> states) {
        for (ContactField field : FIELDS) {
            statement.bindArray(
                    field.json(),
                    String.class,
                    states.stream().map(state -> state.get(field)).toList());
        }
        return statement.bindArray(
                "attributes",
                String.class,
                states.stream().map(state -> Json.write(state.attributes())).toList());
    }
}
