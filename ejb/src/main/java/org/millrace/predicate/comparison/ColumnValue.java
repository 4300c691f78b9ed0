package org.millrace.predicate.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A column of texts.
 *
 * @param column with its alias: {@code c.email}; never a word from outside
 */
public record ColumnValue(String column) implements SqlValue {

    @Override
    public String equal(JsonNode operand, SqlBindings bindings) {
        return operand.isTextual() ? present("= " + bindings.bind(operand.textValue())) : "false";
    }

    @Override
    public String oneOf(List<JsonNode> operands, SqlBindings bindings) {
        List<String> texts = operands.stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList();
        return texts.isEmpty()
                ? "false"
                : present("= any(cast(" + bindings.bind(texts.toArray(String[]::new)) + " as text[]))");
    }

    @Override
    public String numberCompared(String operator, BigDecimal end, SqlBindings bindings) {
        return "false";
    }

    @Override
    public String timeCompared(String operator, Instant end, SqlBindings bindings) {
        return SqlValue.time(column + " is not null", column, operator, end, bindings);
    }

    @Override
    public String contains(String part, SqlBindings bindings) {
        return "(" + column + " is not null and strpos(" + column + ", " + bindings.bind(part) + ") > 0)";
    }

    @Override
    public String startsWith(String prefix, SqlBindings bindings) {
        return "(" + column + " is not null and starts_with(" + column + ", " + bindings.bind(prefix) + "))";
    }

    @Override
    public String exists(SqlBindings bindings) {
        return "(" + column + " is not null)";
    }

    private String present(String condition) {
        return "(" + column + " is not null and " + column + " " + condition + ")";
    }
}
