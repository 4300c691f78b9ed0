package org.millrace.workflow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.millrace.platform.Sentence;
import org.millrace.predicate.Satisfiability;
import org.millrace.template.TemplateLookup;
import org.millrace.workflow.ConfigurationReader.Read;
import org.millrace.workflow.WorkflowDocument.Node;

/** What is wrong with nodes, each taken by itself. */
final class NodeCheck {

    private final StepCatalogue catalogue;
    private final TemplateLookup templates;
    private final Findings findings;
    private final DecisionCheck decisions = new DecisionCheck(new Satisfiability());

    NodeCheck(StepCatalogue catalogue, TemplateLookup templates, Findings findings) {
        this.catalogue = catalogue;
        this.templates = templates;
        this.findings = findings;
    }

    /** The nodes by id in their order; of two with one id the first. */
    Map<String, ReadNode> check(WorkflowDocument document) {
        Map<String, ReadNode> nodes = new LinkedHashMap<>();
        for (Node node : document.nodes()) {
            if (nodes.containsKey(node.id())) {
                findings.error(
                        Code.NODE_DUPLICATE,
                        node.id(),
                        Sentence.of("Two nodes have the id \"{0}\".", node.id()),
                        Sentence.of("Give each node its own id."));
            } else {
                nodes.put(node.id(), read(node));
            }
        }
        return nodes;
    }

    private ReadNode read(Node node) {
        Optional<StepType<?>> type = catalogue.find(node.type());
        if (type.isEmpty()) {
            findings.error(
                    Code.TYPE_UNKNOWN,
                    node.id(),
                    Sentence.of("There is no step type \"{0}\".", node.type()),
                    Sentence.of("Use one of {0}.", String.join(", ", catalogue.names())));
            return ReadNode.unknown(node.id());
        }
        return read(node, type.get());
    }

    private <C extends Record> ReadNode read(Node node, StepType<C> type) {
        Read<C> read = ConfigurationReader.read(type, node.config());
        findings.faults(node.id(), read.faults());
        StepCheck check = findings.of(node.id(), templates);
        read.configuration().ifPresent(configuration -> type.check(configuration, check));
        read.configuration()
                .flatMap(type::decision)
                .ifPresent(decision -> decisions.check(decision).forEach(verdict -> verdict.tell(check)));
        return new ReadNode(
                node.id(),
                Optional.of(type.kind()),
                type.trigger(),
                read.configuration().map(type::ports),
                read.configuration().flatMap(type::experiment),
                read.configuration().map(type::boundsCircles).orElse(true),
                read.configuration().map(type::unboundedPorts).orElse(Set.of()),
                read.configuration()
                        .map(configuration -> ReadNode.OwnEvents.of(type, configuration))
                        .orElse(ReadNode.OwnEvents.NONE));
    }
}
