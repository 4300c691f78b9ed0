package org.millrace.run.step;

import jakarta.enterprise.context.Dependent;
import org.millrace.workflow.TriggerKind;

/** Where runs enter that a person or an activation starts. */
@Dependent
public class ManualTriggerStep implements TriggerStep<ManualTriggerStep.Configuration> {

    /** Nothing to configure. */
    public record Configuration() {}

    @Override
    public String name() {
        return "manual-trigger";
    }

    @Override
    public String summary() {
        return "Contacts enter here when the campaign is activated or run by hand.";
    }

    @Override
    public Class<Configuration> configuration() {
        return Configuration.class;
    }

    @Override
    public TriggerKind triggerKind() {
        return TriggerKind.MANUAL;
    }

    @Override
    public Configuration example() {
        return new Configuration();
    }
}
