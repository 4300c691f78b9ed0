package org.millrace.predicate.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.Optional;
import org.millrace.platform.Wording;

/** Whether there is a value at all. */
public record Exists(boolean expected) implements Comparison {

    static final String KEYWORD = "exists";

    @Override
    public String keyword() {
        return KEYWORD;
    }

    @Override
    public JsonNode operand() {
        return BooleanNode.valueOf(expected);
    }

    @Override
    public boolean test(Optional<JsonNode> value) {
        return value.isPresent() == expected;
    }

    @Override
    public void demand(boolean holds, ValueDemands demands) {
        if (holds != expected) {
            demands.missing();
        }
    }

    @Override
    public boolean fitsAllIn(ValueRange range) {
        return expected;
    }

    @Override
    public boolean fitsAllWithPrefix(String prefix) {
        return expected;
    }

    @Override
    public String sql(SqlValue value, SqlBindings bindings) {
        return expected ? value.exists(bindings) : "not " + value.exists(bindings);
    }

    @Override
    public String words(Wording w) {
        return w.say(expected ? "is known" : "is not known");
    }

    @Override
    public String wordsOfOpposite(Wording w) {
        return w.say(expected ? "is not known" : "is known");
    }
}
