package org.millrace.predicate.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.millrace.platform.Wording;

/** A text with that part, or a list with that element. */
public record Contains(String part) implements Comparison {

    static final String KEYWORD = "contains";

    @Override
    public String keyword() {
        return KEYWORD;
    }

    @Override
    public JsonNode operand() {
        return TextNode.valueOf(part);
    }

    @Override
    public boolean test(Optional<JsonNode> value) {
        return value.filter(this::holds).isPresent();
    }

    private boolean holds(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false).anyMatch(operand()::equals);
        }
        return value.isTextual() && value.textValue().contains(part);
    }

    @Override
    public boolean fitsAllWithPrefix(String prefix) {
        return prefix.contains(part);
    }

    @Override
    public String sql(SqlValue value, SqlBindings bindings) {
        return value.contains(part, bindings);
    }

    @Override
    public String words(Wording w) {
        return w.say("contains {0}", part);
    }

    @Override
    public String wordsOfOpposite(Wording w) {
        return w.say("does not contain {0}", part);
    }
}
