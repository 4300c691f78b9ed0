package org.millrace.run.step;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.millrace.platform.FormField;

/** A length of time: {@code {"amount": 3, "unit": "days"}}. */
public record Span(
        @Min(1)
                @Max(100_000)
                @JsonProperty(required = true)
                @FormField("How many")
                @JsonPropertyDescription("How many of the unit.")
                int amount,
        @NotNull @FormField("Unit") @JsonPropertyDescription("A day is 24 hours, a week is 7 days.") TimeUnit unit) {

    public Duration duration() {
        return unit.times(amount);
    }
}
