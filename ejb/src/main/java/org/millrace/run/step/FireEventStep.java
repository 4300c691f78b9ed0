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
import org.millrace.contact.InvalidValue;
import org.millrace.platform.FormField;
import org.millrace.run.Effect;
import org.millrace.run.StepBatch;
import org.millrace.run.StepHandler;
import org.millrace.run.StepOutcome;
import org.millrace.workflow.StepCheck;
import org.millrace.workflow.StepKind;

/** Fires an event of the contact, so that one flow can hand over to another. */
@Dependent
public class FireEventStep implements StepHandler<FireEventStep.Configuration> {

    /** The event. */
    public record Configuration(
            @NotNull
                    @Size(min = 1, max = 100)
                    @FormField(value = "Event", format = "event")
                    @JsonPropertyDescription("The event's name: onboarding_done.")
                    String name,
            @FormField(value = "Properties", format = "json-object")
                    @JsonPropertyDescription("What the event carries, a JSON object.")
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
    public StepKind kind() {
        return StepKind.STEP;
    }

    @Override
    public List<String> ports(Configuration configuration) {
        return List.of(Ports.NEXT);
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
        try {
            ContactRules.eventName(configuration.name());
        } catch (InvalidValue e) {
            check.error("name", e.what(), e.mend());
        }
        try {
            ContactRules.eventProperties(configuration.properties());
        } catch (InvalidValue e) {
            check.error("properties", e.what(), e.mend());
        }
    }

    @Override
    public List<StepOutcome> execute(StepBatch<Configuration> batch) {
        Configuration configuration = batch.configuration();
        StepOutcome fired = StepOutcome.continueBy(
                Ports.NEXT, new Effect.FireEvent(configuration.name(), configuration.properties()));
        return batch.each(visit -> fired);
    }
}
