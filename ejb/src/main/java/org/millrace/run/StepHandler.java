package org.millrace.run;

import java.util.List;
import org.millrace.workflow.StepType;

/** A node type with its behaviour: one class each, in {@code org.millrace.run.step}. */
public interface StepHandler<C extends Record> extends StepType<C> {

    /**
     * Takes a vector of runs that stand at the same node of the same version. Has no side effect: what shall happen is in the
     * outcomes, one per visit in the same order, and is written with the runs' new positions in one transaction.
     */
    List<StepOutcome> execute(StepBatch<C> batch);

    /** The behaviour of a catalogued type; every type of the catalogue is a handler. */
    static <C extends Record> StepHandler<C> of(StepType<C> type) {
        if (type instanceof StepHandler<C> handler) {
            return handler;
        }
        throw new IllegalStateException("Step type " + type.name() + " has no behaviour");
    }
}
