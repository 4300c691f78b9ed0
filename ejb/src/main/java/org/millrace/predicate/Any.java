package org.millrace.predicate;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.millrace.platform.FormField;

/** At least one of the parts holds. */
@JsonClassDescription("At least one of the parts holds.")
public record Any(
        @NotNull @Size(min = 1) @FormField(value = "Parts", format = "predicate") @JsonPropertyDescription("The parts.")
                List<Predicate> of)
        implements Combined {

    static final String TYPE = "any";

    public Any {
        of = List.copyOf(of);
    }

    @Override
    public boolean test(Facts facts) {
        return of.stream().anyMatch(part -> part.test(facts));
    }

    @Override
    public void assume(boolean holds, Assumptions assumptions) {
        List<Assumed> parts = of.stream().map(part -> new Assumed(part, holds)).toList();
        if (holds) {
            assumptions.either(parts);
        } else {
            assumptions.all(parts);
        }
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String word() {
        return "or";
    }
}
