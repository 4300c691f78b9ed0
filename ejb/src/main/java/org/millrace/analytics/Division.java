package org.millrace.analytics;

import java.util.List;
import java.util.Optional;
import org.millrace.workflow.CompiledNode;
import org.millrace.workflow.CompiledWorkflow;
import org.millrace.workflow.Experiment;

/**
 * How a workflow's experiment divides.
 *
 * @param node the id of the node that divides; null when there is none
 * @param arms in their order; empty when there is none
 */
record Division(String node, List<String> arms, Optional<String> control) {

    static final Division NONE = new Division(null, List.of(), Optional.empty());

    static Division of(CompiledWorkflow workflow) {
        return workflow.nodes().stream()
                .flatMap(node -> experimentOf(node).stream()
                        .map(experiment -> new Division(node.id(), experiment.arms(), experiment.control())))
                .findFirst()
                .orElse(NONE);
    }

    private static <C extends Record> Optional<Experiment> experimentOf(CompiledNode<C> node) {
        return node.type().experiment(node.configuration());
    }
}
