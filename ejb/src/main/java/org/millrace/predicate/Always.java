package org.millrace.predicate;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.millrace.platform.Wording;
import org.millrace.predicate.comparison.SqlBindings;

/** Holds for everybody. */
@JsonClassDescription("Holds for everybody.")
public record Always() implements Predicate {

    static final String TYPE = "always";

    @Override
    public boolean test(Facts facts) {
        return true;
    }

    @Override
    public void assume(boolean holds, Assumptions assumptions) {
        if (!holds) {
            assumptions.either(List.of());
        }
    }

    @Override
    public String sql(SqlBindings bindings) {
        return "true";
    }

    @Override
    public FactsNeeded reads() {
        return FactsNeeded.NONE;
    }

    @Override
    public String sentence(Wording w) {
        return w.say("everybody");
    }

    @Override
    public String oppositeSentence(Wording w) {
        return w.say("nobody");
    }

    @Override
    public Explanation explain(Facts facts) {
        return new Explanation(said(), true, null, List.of());
    }

    @Override
    public ObjectNode json() {
        return JsonNodeFactory.instance.objectNode().put("type", TYPE);
    }
}
