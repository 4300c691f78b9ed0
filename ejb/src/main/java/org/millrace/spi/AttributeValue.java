package org.millrace.spi;

import java.io.Serializable;
import java.math.BigDecimal;

/** The value that a field or an attribute of a contact gets. Fields are always texts or cleared. */
public sealed interface AttributeValue extends Serializable {

    /** A text of at most 4,000 characters; a date is a text in the form of ISO 8601. */
    record Text(String text) implements AttributeValue {

        @Override
        public Object plain() {
            return text;
        }
    }

    /** A number of at most 40 digits. */
    record Amount(BigDecimal number) implements AttributeValue {

        @Override
        public Object plain() {
            return number;
        }
    }

    /** Yes or no. */
    record Flag(boolean set) implements AttributeValue {

        @Override
        public Object plain() {
            return set;
        }
    }

    /** The contact has no such value any more. */
    record Cleared() implements AttributeValue {

        @Override
        public Object plain() {
            return null;
        }
    }

    /** As JDBC takes it: a {@link String}, a {@link BigDecimal}, a {@link Boolean}, or null where the value is cleared. */
    Object plain();
}
