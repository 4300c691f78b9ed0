package org.millrace.predicate.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** An end of a range. */
public sealed interface Point {

    JsonNode json();

    String words();

    boolean isTime();

    /** Negative when the value lies below this point; empty when the two cannot be compared. */
    Optional<Integer> compareWith(JsonNode value);

    /** The condition that the value stands so to this point. */
    String compared(SqlValue value, String operator, SqlBindings bindings);

    /** A number, compared by value. */
    record Number(BigDecimal at) implements Point {

        @Override
        public JsonNode json() {
            return DecimalNode.valueOf(at);
        }

        @Override
        public String words() {
            return at.toPlainString();
        }

        @Override
        public boolean isTime() {
            return false;
        }

        @Override
        public Optional<Integer> compareWith(JsonNode value) {
            return value.isNumber() ? Optional.of(value.decimalValue().compareTo(at)) : Optional.empty();
        }

        @Override
        public String compared(SqlValue value, String operator, SqlBindings bindings) {
            return value.numberCompared(operator, at, bindings);
        }
    }

    /**
     * A point in time.
     *
     * @param iso as the author wrote it
     */
    record Time(String iso, Instant at) implements Point {

        @Override
        public JsonNode json() {
            return TextNode.valueOf(iso);
        }

        @Override
        public String words() {
            return iso;
        }

        @Override
        public boolean isTime() {
            return true;
        }

        @Override
        public Optional<Integer> compareWith(JsonNode value) {
            return Optional.of(value)
                    .filter(JsonNode::isTextual)
                    .flatMap(text -> IsoTime.read(text.textValue()))
                    .map(time -> time.compareTo(at));
        }

        @Override
        public String compared(SqlValue value, String operator, SqlBindings bindings) {
            return value.timeCompared(operator, at, bindings);
        }
    }
}
