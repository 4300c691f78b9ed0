package org.millrace.run.step;

import jakarta.enterprise.context.Dependent;
import java.util.List;
import org.millrace.run.StepBatch;
import org.millrace.run.StepHandler;
import org.millrace.run.StepOutcome;
import org.millrace.workflow.StepKind;

/** Where runs enter that a person or an activation starts. */
@Dependent
public class ManualTriggerStep implements StepHandler<ManualTriggerStep.Configuration> {

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
    public StepKind kind() {
        return StepKind.TRIGGER;
    }

    @Override
    public List<String> ports(Configuration configuration) {
        return List.of(Ports.NEXT);
    }

    @Override
    public Configuration example() {
        return new Configuration();
    }

    @Override
    public List<StepOutcome> execute(StepBatch<Configuration> batch) {
        return batch.each(visit -> StepOutcome.continueBy(Ports.NEXT));
    }
}
