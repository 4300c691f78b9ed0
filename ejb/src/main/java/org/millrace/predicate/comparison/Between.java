package org.millrace.predicate.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import org.millrace.platform.Wording;

/** A range with two ends, both of which belong to it. */
public record Between(Point from, Point to) implements Comparison {

    static final String KEYWORD = "between";

    @Override
    public String keyword() {
        return KEYWORD;
    }

    @Override
    public JsonNode operand() {
        return JsonNodeFactory.instance.arrayNode().add(from.json()).add(to.json());
    }

    @Override
    public boolean test(Optional<JsonNode> value) {
        return value.flatMap(from::compareWith).filter(c -> c >= 0).isPresent()
                && value.flatMap(to::compareWith).filter(c -> c <= 0).isPresent();
    }

    @Override
    public void demand(boolean holds, ValueDemands demands) {
        if (holds) {
            demands.above(from, true);
            demands.below(to, true);
        }
    }

    @Override
    public boolean fitsAllIn(ValueRange range) {
        return !range.reachesBelow(from, true) && !range.reachesAbove(to, true);
    }

    @Override
    public String sql(SqlValue value, SqlBindings bindings) {
        return "(" + from.compared(value, ">=", bindings) + " and " + to.compared(value, "<=", bindings) + ")";
    }

    @Override
    public String words(Wording w) {
        return w.say("is between {0} and {1}", from.words(), to.words());
    }

    @Override
    public String wordsOfOpposite(Wording w) {
        return w.say("is not between {0} and {1}", from.words(), to.words());
    }
}
