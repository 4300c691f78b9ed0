package org.millrace.predicate;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.millrace.platform.FormField;

/** The contact clicked so often, whichever campaigns sent the mails. */
@JsonClassDescription("The contact clicked so often in mails, whichever campaigns sent them.")
public record ClickedAtLeastN(
        @NotNull
                @Min(1)
                @Max(EventHappened.MAX_COUNT)
                @FormField(value = "At least", unit = "times")
                @JsonPropertyDescription("How many times at least.")
                Integer count,
        @Min(1)
                @Max(EventHappened.MAX_DAYS)
                @FormField(value = "Within", unit = "days")
                @JsonPropertyDescription("So many days back from now, of 24 hours each. Left empty: ever.")
                Integer withinDays)
        implements Shorthand {

    static final String TYPE = "clickedAtLeastN";

    @Override
    public Predicate meaning() {
        return new Engaged(Engagement.CLICKED, null, withinDays, false, count, EventScope.ANYWHERE, false);
    }

    @Override
    public ObjectNode json() {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("type", TYPE).put("count", count);
        return withinDays == null ? json : json.put("withinDays", withinDays);
    }
}
