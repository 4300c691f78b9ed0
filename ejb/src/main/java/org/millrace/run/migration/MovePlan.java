package org.millrace.run.migration;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.millrace.workflow.CompiledNode;
import org.millrace.workflow.StepKind;
import org.millrace.workflow.VersionGraph;

/** Where the runs of one version go in a later one, by the number of their node. */
final class MovePlan {

    private final VersionGraph from;
    private final VersionGraph to;
    private final Map<Integer, Way> ways = new TreeMap<>();

    /** @param edits what differs from the suggested mapping; see {@link org.millrace.workflow.PublishChoice} */
    MovePlan(VersionGraph from, VersionGraph to, Map<String, String> edits) {
        this.from = from;
        this.to = to;
        Map<String, String> mapping = new HashMap<>(from.suggestedTo(to).byId());
        edits.forEach(mapping::put);
        from.compiled().nodes().forEach(node -> way(node, mapping.get(node.id())));
    }

    private void way(CompiledNode<?> node, String targetId) {
        Optional<Integer> target = targetId == null ? Optional.empty() : to.numberOf(targetId);
        target.ifPresent(no -> ways.put(node.no(), new Way(node.no(), no, spent(node.id(), targetId, no))));
    }

    /** The nodes that a run must not have a message from if it is to go this way. */
    private Set<Integer> spent(String nodeId, String targetId, int target) {
        Set<Integer> spent = new HashSet<>(to.reachableFrom(targetId));
        spent.removeAll(from.reachableFrom(nodeId));
        spent.add(target);
        return spent;
    }

    long fromVersion() {
        return from.versionId();
    }

    VersionGraph to() {
        return to;
    }

    Collection<Way> ways() {
        return ways.values();
    }

    /** Empty where the node is not mapped. */
    Optional<Way> from(int nodeNo) {
        return Optional.ofNullable(ways.get(nodeNo));
    }

    /** For the trail. */
    String reason(Way way) {
        String version = "to version " + to.compiled().versionNo();
        String node = to.compiled().node(way.to()).id();
        return node.equals(nodeId(way.from())) ? version : version + ", node " + node;
    }

    StepKind kind(int nodeNo) {
        return from.compiled().node(nodeNo).type().kind();
    }

    /** The nodes ahead of a run that is still to be executed at this one. */
    Set<Integer> onwards(String nodeId) {
        return from.reachableFrom(nodeId);
    }

    /** The nodes ahead of a run that has stood at this one. */
    Set<Integer> beyond(String nodeId) {
        return from.reachableBeyond(nodeId);
    }

    int fromNo() {
        return from.compiled().versionNo();
    }

    /** Null where the node is not mapped. */
    String targetId(int nodeNo) {
        return from(nodeNo).map(way -> to.compiled().node(way.to()).id()).orElse(null);
    }

    String nodeId(int nodeNo) {
        return from.compiled().node(nodeNo).id();
    }

    /**
     * From node to node.
     *
     * @param spent nodes of the new version: whoever has a message from one of them cannot go this way
     */
    record Way(int from, int to, Set<Integer> spent) {

        boolean open(Set<Integer> sentFrom) {
            return sentFrom.stream().noneMatch(spent::contains);
        }
    }
}
