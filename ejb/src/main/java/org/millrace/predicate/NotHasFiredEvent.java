package org.millrace.predicate;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.millrace.platform.FormField;

/** The contact did not do something. */
@JsonClassDescription("The contact did not do something; the same as event within not.")
public record NotHasFiredEvent(
        @NotNull
                @Size(min = 1, max = EventHappened.MAX_NAME)
                @FormField(value = "Event", format = "event")
                @JsonPropertyDescription("The event's name, such as order_paid.")
                String name,
        @Min(1)
                @Max(EventHappened.MAX_DAYS)
                @FormField(value = "Within", unit = "days")
                @JsonPropertyDescription("So many days back from now, of 24 hours each. Left empty: ever.")
                Integer withinDays)
        implements Shorthand {

    static final String TYPE = "notHasFiredEvent";

    @Override
    public Predicate meaning() {
        return new Not(new HasFiredEvent(name, withinDays));
    }

    @Override
    public ObjectNode json() {
        return HasFiredEvent.json(TYPE, name, withinDays);
    }
}
