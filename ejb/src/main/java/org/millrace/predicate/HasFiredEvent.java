package org.millrace.predicate;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.millrace.platform.FormField;

/** The contact did something at least once. */
@JsonClassDescription("The contact did something at least once; the same as event.")
public record HasFiredEvent(
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

    static final String TYPE = "hasFiredEvent";

    @Override
    public Predicate meaning() {
        return new EventHappened(name, withinDays, false, 1, EventScope.ANYWHERE, false, List.of());
    }

    @Override
    public ObjectNode json() {
        return json(TYPE, name, withinDays);
    }

    static ObjectNode json(String type, String name, Integer withinDays) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("type", type).put("name", name);
        return withinDays == null ? json : json.put("withinDays", withinDays);
    }
}
