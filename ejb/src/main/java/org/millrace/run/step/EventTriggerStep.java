package org.millrace.run.step;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.millrace.platform.FormField;
import org.millrace.platform.Sentence;
import org.millrace.predicate.FactsNeeded;
import org.millrace.predicate.Predicate;
import org.millrace.predicate.PropertyFacts;
import org.millrace.workflow.Decision;
import org.millrace.workflow.Decision.Case;
import org.millrace.workflow.StepCheck;
import org.millrace.workflow.TriggerKind;

/** Where a contact enters that did something. */
@Dependent
public class EventTriggerStep implements TriggerStep<EventTriggerStep.Configuration> {

    /** Which event. */
    public record Configuration(
            @NotNull
                    @Pattern(regexp = "^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$")
                    @FormField(value = "Event", format = "event")
                    @JsonPropertyDescription("The event's name, such as order_paid.")
                    String event,
            @FormField(value = "Only when", format = "event-predicate")
                    @JsonPropertyDescription(
                            "Only an event whose properties fit this. Without a condition, every event of that name.")
                    Predicate where,
            @FormField(value = "Each contact once", byDefault = "false")
                    @JsonPropertyDescription(
                            "A contact enters at most once, even where the campaign lets contacts in again.")
                    boolean once,
            @Size(min = 1, max = 200)
                    @FormField(value = "Property with the business case", format = "event-property", more = true)
                    @JsonPropertyDescription(
                            "The event's property that names what it is about, such as the order: a contact then enters once for "
                                    + "each order.")
                    String businessKey) {

        /** @param properties of an event of that name */
        public boolean accepts(JsonNode properties, Instant now) {
            return where == null || where.test(new PropertyFacts(properties, now));
        }

        /** The business case that the event belongs to; empty where it names none. */
        public Optional<String> key(JsonNode properties) {
            return Optional.ofNullable(businessKey)
                    .map(properties::get)
                    .filter(value -> value.isValueNode()
                            && !value.isNull()
                            && !value.asText().isBlank())
                    .map(JsonNode::asText);
        }
    }

    @Override
    public String name() {
        return "event-trigger";
    }

    @Override
    public String summary() {
        return "A contact enters here when an event of this contact comes in.";
    }

    @Override
    public Class<Configuration> configuration() {
        return Configuration.class;
    }

    @Override
    public TriggerKind triggerKind() {
        return TriggerKind.EVENT;
    }

    @Override
    public Optional<Decision> decision(Configuration configuration) {
        return Optional.ofNullable(configuration.where())
                .map(where -> new Decision(List.of(new Case("where", Ports.NEXT, where)), Optional.empty()));
    }

    @Override
    public Configuration example() {
        return new Configuration("order_paid", null, false, "orderId");
    }

    @Override
    public void check(Configuration configuration, StepCheck check) {
        FactsNeeded asked = configuration.where() == null
                ? FactsNeeded.NONE
                : configuration.where().reads();
        if (asked.tags() || !asked.eventNames().isEmpty()) {
            check.error(
                    "where",
                    Sentence.of("The condition asks about more than the event."),
                    Sentence.of(
                            "Ask about its properties only; a condition behind the trigger can ask about the contact."));
        }
    }
}
