package org.millrace.run.step;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.millrace.platform.FormField;
import org.millrace.platform.Sentence;
import org.millrace.predicate.Facts.EventFact;
import org.millrace.predicate.FactsNeeded;
import org.millrace.predicate.Predicate;
import org.millrace.predicate.PropertyFacts;
import org.millrace.workflow.StepCheck;

/** What a contact has to do for a wait to end early. What it did before the run came to the node does not count. */
public record AwaitedEvent(
        @NotNull
                @Pattern(regexp = "^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$")
                @FormField(value = "Event", format = "event")
                @JsonPropertyDescription("The event's name, such as order_paid.")
                String name,
        @FormField(value = "Only when", format = "event-predicate")
                @JsonPropertyDescription(
                        "Only an event whose properties fit this. Without a condition, every event of that name.")
                Predicate where,
        @Size(min = 1, max = 100)
                @FormField(value = "Property with the business key", format = "event-property", more = true)
                @JsonPropertyDescription(
                        "For contacts who entered for one cart or order: the event's property that names it, such as cartId. "
                                + "Only the event about that one counts then. Left empty, any counts.")
                String key,
        @FormField(value = "Count machines too", byDefault = "false", more = true)
                @JsonPropertyDescription("Also counts what machines did, such as programs that scan mail.")
                boolean includeMachine) {

    void check(StepCheck check) {
        FactsNeeded asked = where == null ? FactsNeeded.NONE : where.reads();
        if (asked.tags() || !asked.eventNames().isEmpty()) {
            check.error(
                    "event.where",
                    Sentence.of("The condition asks about more than the event."),
                    Sentence.of(
                            "Ask about its properties only; a condition after the wait can ask about the contact."));
        }
    }

    /** @param businessKey the case that the run is about; null = none */
    boolean accepts(EventFact event, String businessKey) {
        return (includeMachine || !event.machine())
                && (key == null
                        || businessKey == null
                        || event.properties().path(key).asText().equals(businessKey))
                && (where == null || where.test(new PropertyFacts(event.properties(), event.occurredAt())));
    }
}
