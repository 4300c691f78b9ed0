package org.millrace.predicate.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.millrace.platform.Json;

/**
 * A field of a JSONB object.
 *
 * @param document the column with its alias, never null in the table: {@code c.attributes}; never a word from outside
 * @param name the field
 */
public record JsonValue(String document, String name) implements SqlValue {

    /** Containment, which an index on the whole document serves. */
    @Override
    public String equal(JsonNode operand, SqlBindings bindings) {
        JsonNode fitting = JsonNodeFactory.instance.objectNode().set(name, operand);
        return "(" + document + " @> cast(" + bindings.bind(Json.write(fitting)) + " as jsonb))";
    }

    @Override
    public String oneOf(List<JsonNode> operands, SqlBindings bindings) {
        String[] texts = operands.stream().map(Json::write).toArray(String[]::new);
        return "coalesce(" + field(bindings) + " = any(cast(" + bindings.bind(texts) + " as jsonb[])), false)";
    }

    @Override
    public String numberCompared(String operator, BigDecimal end, SqlBindings bindings) {
        return "case when %s then cast(%s as numeric) %s cast(%s as numeric) else false end"
                .formatted(isA("number", bindings), text(bindings), operator, bindings.bind(end));
    }

    @Override
    public String timeCompared(String operator, Instant end, SqlBindings bindings) {
        return SqlValue.time(isA("string", bindings), text(bindings), operator, end, bindings);
    }

    @Override
    public String contains(String part, SqlBindings bindings) {
        return "case when %s then strpos(%s, %s) > 0 when %s then %s @> to_jsonb(cast(%3$s as text)) else false end"
                .formatted(
                        isA("string", bindings),
                        text(bindings),
                        bindings.bind(part),
                        isA("array", bindings),
                        field(bindings));
    }

    @Override
    public String startsWith(String prefix, SqlBindings bindings) {
        return "case when %s then starts_with(%s, %s) else false end"
                .formatted(isA("string", bindings), text(bindings), bindings.bind(prefix));
    }

    @Override
    public String exists(SqlBindings bindings) {
        return "(coalesce(jsonb_typeof(" + field(bindings) + "), 'null') <> 'null')";
    }

    private String isA(String type, SqlBindings bindings) {
        return "jsonb_typeof(" + field(bindings) + ") = '" + type + "'";
    }

    private String field(SqlBindings bindings) {
        return "(" + document + " -> cast(" + bindings.bind(name) + " as text))";
    }

    private String text(SqlBindings bindings) {
        return "(" + document + " ->> cast(" + bindings.bind(name) + " as text))";
    }
}
