package org.millrace.workflow;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A version, or a draft as it would be published, with its document: what is needed to say where those inside would go. */
public final class VersionGraph {

    private final CompiledWorkflow compiled;
    private final WorkflowDocument document;
    private final List<String> ids;
    private final Digraph graph;
    private final Map<String, Integer> numbers = new HashMap<>();

    public VersionGraph(CompiledWorkflow compiled, WorkflowDocument document) {
        this.compiled = compiled;
        this.document = document;
        this.ids = document.nodes().stream().map(WorkflowDocument.Node::id).toList();
        this.graph = Digraph.of(ids, document.edges());
        compiled.nodes().forEach(node -> numbers.put(node.id(), node.no()));
    }

    public CompiledWorkflow compiled() {
        return compiled;
    }

    public WorkflowDocument document() {
        return document;
    }

    public long versionId() {
        return compiled.versionId();
    }

    public Optional<Integer> numberOf(String nodeId) {
        return Optional.ofNullable(numbers.get(nodeId));
    }

    /** The numbers of the nodes that a run at that node executes now or later, that one included. */
    public Set<Integer> reachableFrom(String nodeId) {
        BitSet start = new BitSet();
        start.set(ids.indexOf(nodeId));
        return numbersOf(graph.reachableFrom(start));
    }

    private Set<Integer> numbersOf(BitSet nodes) {
        return nodes.stream().mapToObj(index -> numbers.get(ids.get(index))).collect(Collectors.toSet());
    }

    /** The numbers of the nodes that a run may come to when it leaves that node; that one only if a way leads back to it. */
    public Set<Integer> reachableBeyond(String nodeId) {
        BitSet start = new BitSet();
        graph.next(ids.indexOf(nodeId)).forEach(start::set);
        return numbersOf(graph.reachableFrom(start));
    }

    /** The sure matches of this version's nodes with those of the other. */
    public NodeMapping suggestedTo(VersionGraph other) {
        return NodeMatching.between(document, other.document);
    }
}
