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
    public String type() {
        return TYPE;
    }

    @Override
    public boolean every() {
        return false;
    }
}
