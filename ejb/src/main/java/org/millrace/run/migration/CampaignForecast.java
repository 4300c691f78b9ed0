package org.millrace.run.migration;

import java.util.List;
import org.millrace.workflow.VersionChoice;

/**
 * What a publication does with those inside one campaign.
 *
 * @param inside how many live runs are on an older version
 * @param affected how many of them do not simply stay
 * @param unmapped how many shall move and cannot
 * @param nodes by version and node, where somebody stands
 */
public record CampaignForecast(
        long campaign,
        String name,
        String status,
        VersionChoice choice,
        long inside,
        long affected,
        long unmapped,
        List<NodeForecast> nodes) {

    static CampaignForecast of(
            VersionMoveRepository.BoundCampaign campaign, VersionChoice choice, List<NodeForecast> nodes) {
        long stay = nodes.stream().mapToLong(NodeForecast::stay).sum();
        long moving = nodes.stream()
                .mapToLong(
                        node -> node.move() + node.waitShorter() + node.waitLonger() + node.leave() + node.moveLater())
                .sum();
        long unmapped = nodes.stream().mapToLong(NodeForecast::unmapped).sum();
        return new CampaignForecast(
                campaign.id(), campaign.name(), campaign.status(), choice, stay + moving, moving, unmapped, nodes);
    }
}
