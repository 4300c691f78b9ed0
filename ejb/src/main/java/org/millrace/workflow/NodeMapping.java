package org.millrace.workflow;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is suggested for those who stand at the nodes of one version when they are to be taken to another: sure matches only.
 *
 * @param unmapped the nodes that no match is sure for; those who stand there stay on their version unless somebody decides
 */
public record NodeMapping(List<NodeMatch> matches, List<String> unmapped) {

    /** From node id to node id. */
    public Map<String, String> byId() {
        return matches.stream().collect(Collectors.toMap(NodeMatch::from, NodeMatch::to));
    }
}
