package org.millrace.predicate.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.millrace.platform.Wording;

/** The same text, number or boolean. */
public record Equal(JsonNode operand) implements Comparison {

    public static final String KEYWORD = "equals";

    @Override
    public String keyword() {
        return KEYWORD;
    }

    @Override
    public boolean test(Optional<JsonNode> value) {
        return value.filter(present -> Scalars.same(present, operand)).isPresent();
    }

    @Override
    public void demand(boolean holds, ValueDemands demands) {
        if (holds) {
            demands.oneOf(List.of(operand));
        }
    }

    @Override
    public String sql(SqlValue value, SqlBindings bindings) {
        return value.equal(operand, bindings);
    }

    @Override
    public String words(Wording w) {
        return w.say("is {0}", operand.asText());
    }

    @Override
    public String wordsOfOpposite(Wording w) {
        return w.say("is not {0}", operand.asText());
    }
}
