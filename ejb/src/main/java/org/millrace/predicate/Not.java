package org.millrace.predicate;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.stream.Stream;
import org.millrace.platform.FormField;
import org.millrace.platform.Wording;
import org.millrace.predicate.comparison.SqlBindings;

/** The part does not hold; this includes contacts of whom the value that it asks for is not known. */
@JsonClassDescription("The part does not hold; this includes contacts of whom the value is not known.")
public record Not(
        @NotNull @FormField(value = "Part", format = "predicate") @JsonPropertyDescription("The part.") Predicate of)
        implements Predicate {

    static final String TYPE = "not";

    @Override
    public boolean test(Facts facts) {
        return !of.test(facts);
    }

    @Override
    public void assume(boolean holds, Assumptions assumptions) {
        assumptions.all(List.of(new Assumed(of, !holds)));
    }

    @Override
    public String sql(SqlBindings bindings) {
        return "not (" + of.sql(bindings) + ")";
    }

    @Override
    public FactsNeeded reads() {
        return of.reads();
    }

    @Override
    public Stream<String> segments() {
        return of.segments();
    }

    @Override
    public boolean needsRun() {
        return of.needsRun();
    }

    @Override
    public String sentence(Wording w) {
        return of.oppositeSentence(w);
    }

    @Override
    public String oppositeSentence(Wording w) {
        return of.sentence(w);
    }

    @Override
    public Explanation explain(Facts facts) {
        return new Explanation(said(), test(facts), null, List.of(of.explain(facts)));
    }

    @Override
    public ObjectNode json() {
        return JsonNodeFactory.instance.objectNode().put("type", TYPE).set("of", of.json());
    }
}
