package org.millrace.predicate.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** A value in a row and the conditions on it; each is true or false, never null. */
public sealed interface SqlValue permits ColumnValue, JsonValue, NumberValue {

    String equal(JsonNode operand, SqlBindings bindings);

    String oneOf(List<JsonNode> operands, SqlBindings bindings);

    String numberCompared(String operator, BigDecimal end, SqlBindings bindings);

    String timeCompared(String operator, Instant end, SqlBindings bindings);

    String contains(String part, SqlBindings bindings);

    String startsWith(String prefix, SqlBindings bindings);

    String exists(SqlBindings bindings);

    /**
     * The condition on a text that may hold a point in time; {@code CASE} keeps PostgreSQL from casting what is none.
     *
     * @param isText what must hold for {@code text} to be a text at all
     */
    static String time(String isText, String text, String operator, Instant end, SqlBindings bindings) {
        return """
                case when %1$s and %2$s ~ %3$s and pg_input_is_valid(%2$s, 'timestamptz') \
                then cast(%2$s || case when length(%2$s) = 10 then 'T00:00:00Z' else '' end as timestamptz) %4$s %5$s \
                else false end"""
                .formatted(isText, text, bindings.bind(IsoTime.PATTERN), operator, bindings.bind(end));
    }
}
