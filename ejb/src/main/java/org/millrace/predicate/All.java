package org.millrace.predicate;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.millrace.platform.FormField;

/** All of the parts hold. */
@JsonClassDescription("All of the parts hold.")
public record All(
        @NotNull @Size(min = 1) @FormField(value = "Parts", format = "predicate") @JsonPropertyDescription("The parts.")
                List<Predicate> of)
        implements Combined {

    static final String TYPE = "all";

    public All {
        of = List.copyOf(of);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public boolean every() {
        return true;
    }
}
