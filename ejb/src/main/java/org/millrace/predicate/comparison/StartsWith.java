package org.millrace.predicate.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import org.millrace.platform.Wording;

/** A text that begins so. */
public record StartsWith(String prefix) implements Comparison {

    static final String KEYWORD = "startsWith";

    @Override
    public String keyword() {
        return KEYWORD;
    }

    @Override
    public JsonNode operand() {
        return TextNode.valueOf(prefix);
    }

    @Override
    public boolean test(Optional<JsonNode> value) {
        return value.filter(JsonNode::isTextual)
                .filter(text -> text.textValue().startsWith(prefix))
                .isPresent();
    }

    @Override
    public void demand(boolean holds, ValueDemands demands) {
        if (holds) {
            demands.prefix(prefix);
        }
    }

    @Override
    public boolean fitsAllWithPrefix(String longer) {
        return longer.startsWith(prefix);
    }

    @Override
    public String sql(SqlValue value, SqlBindings bindings) {
        return value.startsWith(prefix, bindings);
    }

    @Override
    public String words(Wording w) {
        return w.say("starts with {0}", prefix);
    }

    @Override
    public String wordsOfOpposite(Wording w) {
        return w.say("does not start with {0}", prefix);
    }
}
