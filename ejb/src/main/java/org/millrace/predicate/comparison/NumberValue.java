package org.millrace.predicate.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A number.
 *
 * @param expression of type numeric, never null; never a word from outside
 */
public record NumberValue(String expression) implements SqlValue {

    @Override
    public String equal(JsonNode operand, SqlBindings bindings) {
        return operand.isNumber() ? numberCompared("=", operand.decimalValue(), bindings) : "false";
    }

    @Override
    public String oneOf(List<JsonNode> operands, SqlBindings bindings) {
        BigDecimal[] numbers = operands.stream()
                .filter(JsonNode::isNumber)
                .map(JsonNode::decimalValue)
                .toArray(BigDecimal[]::new);
        return numbers.length == 0 ? "false" : "(" + expression + " = any(" + bindings.bind(numbers) + "))";
    }

    @Override
    public String numberCompared(String operator, BigDecimal end, SqlBindings bindings) {
        return "(" + expression + " " + operator + " cast(" + bindings.bind(end) + " as numeric))";
    }

    @Override
    public String timeCompared(String operator, Instant end, SqlBindings bindings) {
        return "false";
    }

    @Override
    public String contains(String part, SqlBindings bindings) {
        return "false";
    }

    @Override
    public String startsWith(String prefix, SqlBindings bindings) {
        return "false";
    }

    @Override
    public String exists(SqlBindings bindings) {
        return "true";
    }
}
