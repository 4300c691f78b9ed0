package org.millrace.run.step;

import java.util.List;
import java.util.Optional;
import org.millrace.run.StepBatch;
import org.millrace.run.StepHandler;
import org.millrace.run.StepOutcome;
import org.millrace.workflow.StepKind;
import org.millrace.workflow.TriggerKind;

/** Where runs begin. What lets them begin is watched in {@code org.millrace.trigger}; the run itself only passes. */
public interface TriggerStep<C extends Record> extends StepHandler<C> {

    TriggerKind triggerKind();

    @Override
    default Optional<TriggerKind> trigger() {
        return Optional.of(triggerKind());
    }

    @Override
    default StepKind kind() {
        return StepKind.TRIGGER;
    }

    @Override
    default List<String> ports(C configuration) {
        return List.of(Ports.NEXT);
    }

    @Override
    default List<StepOutcome> execute(StepBatch<C> batch) {
        return batch.each(visit -> StepOutcome.continueBy(Ports.NEXT));
    }
}
