package org.millrace.predicate;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Collectors;
import org.millrace.predicate.comparison.SqlBindings;

/** All of the parts hold. */
@JsonClassDescription("All of the parts hold.")
public record All(@NotNull @Size(min = 1) @JsonPropertyDescription("The parts.") List<Predicate> of)
        implements Predicate {

    static final String TYPE = "all";

    public All {
        of = List.copyOf(of);
    }

    @Override
    public boolean test(Facts facts) {
        return of.stream().allMatch(part -> part.test(facts));
    }

    @Override
    public void assume(boolean holds, Assumptions assumptions) {
        List<Assumed> parts = of.stream().map(part -> new Assumed(part, holds)).toList();
        if (holds) {
            assumptions.all(parts);
        } else {
            assumptions.either(parts);
        }
    }

    @Override
    public String sql(SqlBindings bindings) {
        return of.stream().map(part -> part.sql(bindings)).collect(Collectors.joining(" and ", "(", ")"));
    }

    @Override
    public FactsNeeded reads() {
        return of.stream().map(Predicate::reads).reduce(FactsNeeded.NONE, FactsNeeded::and);
    }

    @Override
    public boolean needsRun() {
        return of.stream().anyMatch(Predicate::needsRun);
    }

    @Override
    public String sentence() {
        return of.stream().map(part -> part.sentenceWithin(of)).collect(Collectors.joining(" and "));
    }

    @Override
    public String sentenceWithin(List<?> siblings) {
        return of.size() == 1 || siblings.size() == 1 ? sentence() : "(" + sentence() + ")";
    }

    @Override
    public Explanation explain(Facts facts) {
        return new Explanation(
                sentence(),
                test(facts),
                null,
                of.stream().map(part -> part.explain(facts)).toList());
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", TYPE);
        ArrayNode parts = json.putArray("of");
        of.forEach(part -> parts.add(part.json()));
        return json;
    }
}
