package org.millrace.workflow;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.millrace.platform.FormField;
import org.millrace.predicate.EventPattern;

/**
 * When a run ends wherever it stands, also in the middle of a wait. Exactly one of the components is given.
 *
 * <pre>{@code {"event": {"name": "replied"}}   {"goal": "bought"}   {"unsubscribed": true}   {"leftAudience": true} }</pre>
 *
 * @param event the contact does something after the run began
 * @param goal the campaign's goal of that name is reached; {@code *} = any
 * @param unsubscribed the contact opts out of the campaign's topic
 * @param leftAudience the contact is no longer in the campaign's audience
 */
public record Interrupt(
        @FormField(value = "Event", format = "event-pattern")
                @JsonPropertyDescription("The contact does this after it entered.")
                EventPattern event,
        @Size(min = 1, max = 100)
                @FormField(value = "Goal", format = "goal")
                @JsonPropertyDescription("The campaign's goal of this name is reached; * = any.")
                String goal,
        @FormField(value = "Opt-out", byDefault = "false")
                @JsonPropertyDescription("The contact opts out of the campaign's topic.")
                boolean unsubscribed,
        @FormField(value = "Left the audience", byDefault = "false")
                @JsonPropertyDescription("The contact is no longer in the campaign's audience.")
                boolean leftAudience) {

    /** Any goal of the campaign. */
    public static final String ANY_GOAL = "*";

    boolean one() {
        return Stream.of(event != null, goal != null, unsubscribed, leftAudience)
                        .filter(given -> given)
                        .count()
                == 1;
    }

    public boolean onEvent(String name, JsonNode properties, boolean machine) {
        return event != null && event.matches(name, properties, machine);
    }

    public boolean onGoals(List<String> reached) {
        return goal != null && (goal.equals(ANY_GOAL) ? !reached.isEmpty() : reached.contains(goal));
    }
}
