package org.millrace.analytics;

import java.time.Instant;
import java.util.List;

/**
 * Where people are in a workflow at one instant, over all its versions; made from counters, so that it costs the same whether a
 * thousand or a million are inside.
 *
 * @param campaign null = all campaigns of the workflow
 * @param people how many are inside, on any version
 * @param versions on which somebody stands, the newest first
 */
public record LiveFigures(
        Instant at, Long campaign, long people, List<OfVersion> versions, List<OfNode> nodes, List<OfEdge> edges) {

    /** @param people how many stand on the version */
    public record OfVersion(int no, long people) {}

    /**
     * A node; entered = waiting + incidents + done.
     *
     * @param node the id in the workflow's document
     * @param waiting who stands here without an incident
     * @param done who left, by an edge or by ending
     * @param failed incidents that are open and messages that failed
     * @param incidents open; counted up to 100,000
     */
    public record OfNode(String node, long entered, long waiting, long done, long failed, long incidents) {}

    /**
     * What left a node by a port.
     *
     * @param to the node that it came to; null where nothing is connected or nobody qualified
     */
    public record OfEdge(String from, String port, String to, long volume) {}
}
