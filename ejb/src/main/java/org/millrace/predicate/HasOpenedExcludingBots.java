package org.millrace.predicate;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.millrace.platform.FormField;

/** A person opened a mail, whichever campaign sent it. */
@JsonClassDescription("A person, and no machine that is known, opened a mail, whichever campaign sent it.")
public record HasOpenedExcludingBots(
        @Min(1)
                @Max(EventHappened.MAX_DAYS)
                @FormField(value = "Within", unit = "days")
                @JsonPropertyDescription("So many days back from now, of 24 hours each. Left empty: ever.")
                Integer withinDays)
        implements Shorthand {

    static final String TYPE = "hasOpenedExcludingBots";

    @Override
    public Predicate meaning() {
        return new Engaged(Engagement.OPENED, null, withinDays, false, 1, EventScope.ANYWHERE, false);
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", TYPE);
        return withinDays == null ? json : json.put("withinDays", withinDays);
    }
}
