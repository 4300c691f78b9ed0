package org.millrace.run.step;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.millrace.contact.ContactRules;
import org.millrace.platform.FormField;
import org.millrace.run.Effect;
import org.millrace.run.StepBatch;
import org.millrace.run.StepOutcome;
import org.millrace.workflow.StepCheck;

/** Fires an event of the contact, so that one flow can hand over to another. */
@Dependent
public class FireEventStep implements ActsOnContact<FireEventStep.Configuration> {

    /** The event. */
    public record Configuration(
            @NotNull
                    @Size(min = 1, max = 100)
                    @FormField(value = "Event", format = "event")
                    @JsonPropertyDescription("The event's name, such as onboarding_done.")
                    String name,
            @FormField(value = "Properties", format = "json-object")
                    @JsonPropertyDescription("What else the event tells, as a JSON object.")
                    ObjectNode properties) {

        public Configuration {
            properties = properties == null ? JsonNodeFactory.instance.objectNode() : properties;
        }
    }

    @Override
    public String name() {
        return "fire-event";
    }

    @Override
    public String summary() {
        return "Fires an event that other flows can start from or wait for.";
    }

    @Override
    public Class<Configuration> configuration() {
        return Configuration.class;
    }

    @Override
    public Set<String> fires(Configuration configuration) {
        return Set.of(configuration.name());
    }

    @Override
    public Configuration example() {
        return new Configuration("onboarding_done", JsonNodeFactory.instance.objectNode());
    }

    @Override
    public void check(Configuration configuration, StepCheck check) {
        ActsOnContact.hold(check, "name", () -> ContactRules.eventName(configuration.name()));
        ActsOnContact.hold(check, "properties", () -> ContactRules.eventProperties(configuration.properties()));
    }

    @Override
    public List<StepOutcome> execute(StepBatch<Configuration> batch) {
        Configuration configuration = batch.configuration();
        StepOutcome fired = StepOutcome.continueBy(
                Ports.NEXT, new Effect.FireEvent(configuration.name(), configuration.properties()));
        return batch.each(visit -> fired);
    }
}
