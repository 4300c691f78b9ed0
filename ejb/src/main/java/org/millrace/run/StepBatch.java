package org.millrace.run;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.millrace.workflow.CompiledNode;

/** Runs at one node, with the facts that the node's type said it reads. */
public record StepBatch<C extends Record>(CompiledNode<C> node, Instant now, List<Visit> visits) {

    public C configuration() {
        return node.configuration();
    }

    public List<StepOutcome> each(Function<Visit, StepOutcome> decide) {
        return visits.stream().map(decide).toList();
    }
}
