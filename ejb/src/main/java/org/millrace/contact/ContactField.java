package org.millrace.contact;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The fields that every contact has, in the words of JSON, and the form in which each is kept. */
public enum ContactField {
    EMAIL("email", "email") {
        @Override
        public String normalised(String value) throws InvalidValue {
            return EmailAddress.normalised(value);
        }
    },
    PHONE("phone", "phone") {
        @Override
        public String normalised(String value) throws InvalidValue {
            return PhoneNumber.normalised(value, null);
        }
    },
    FIRST_NAME("firstName", "first_name") {
        @Override
        public String normalised(String value) throws InvalidValue {
            return Texts.line(value, MAX_NAME);
        }
    },
    LAST_NAME("lastName", "last_name") {
        @Override
        public String normalised(String value) throws InvalidValue {
            return Texts.line(value, MAX_NAME);
        }
    },
    TIME_ZONE("timeZone", "time_zone") {
        @Override
        public String normalised(String value) throws InvalidValue {
            return Places.timeZone(value);
        }
    },
    LOCALE("locale", "locale") {
        @Override
        public String normalised(String value) throws InvalidValue {
            return Places.locale(value);
        }
    };

    /** Names that no attribute may have: they mean something else wherever a name is looked up. */
    static final List<String> RESERVED =
            List.of("id", "externalId", "attributes", "tags", "shard", "createdAt", "updatedAt", "version");

    private static final int MAX_NAME = 200;

    private final String json;
    private final String column;

    ContactField(String json, String column) {
        this.json = json;
        this.column = column;
    }

    /** The name in JSON, in a predicate and in a template: {@code firstName}. */
    public String json() {
        return json;
    }

    /** Of the table contact. */
    String column() {
        return column;
    }

    public static Optional<ContactField> named(String name) {
        return Arrays.stream(values()).filter(field -> field.json.equals(name)).findFirst();
    }

    /** The one form in which the value is kept. */
    public abstract String normalised(String value) throws InvalidValue;
}
