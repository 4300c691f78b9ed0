package org.millrace.analytics;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.millrace.campaign.CampaignSnapshot;
import org.millrace.campaign.Campaigns;
import org.millrace.platform.CallerContext;
import org.millrace.platform.Roles;
import org.millrace.run.step.SplitStep;
import org.millrace.workflow.CompiledNode;
import org.millrace.workflow.WorkflowVersions;

/** Who is held out of a campaign: the control arm of its experiment, as the published version has it. */
@Stateless
@RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
public class Holdouts {

    @Inject
    private Campaigns campaigns;

    @Inject
    private WorkflowVersions versions;

    @Inject
    private CallerContext callers;

    /** Empty while nothing is published or nobody is held out. */
    public List<HeldOut> of(long campaignId) {
        CampaignSnapshot campaign = campaigns.get(campaignId);
        return versions.current(callers.tenant(), campaign.workflow().id())
                .map(version -> versions.compiled(version.id()).nodes().stream()
                        .filter(node -> node.type().name().equals("split"))
                        .flatMap(Holdouts::heldOut)
                        .toList())
                .orElse(List.of());
    }

    private static Stream<HeldOut> heldOut(CompiledNode<?> node) {
        List<SplitStep.Arm> arms = ((SplitStep.Configuration) node.configuration()).arms();
        int all = arms.stream().mapToInt(Holdouts::weight).sum();
        return arms.stream()
                .filter(arm -> arm.control() && all > 0)
                .map(arm -> new HeldOut(
                        node.name() == null ? node.id() : node.name(), arm.port(), 100 * weight(arm) / all));
    }

    private static int weight(SplitStep.Arm arm) {
        return arm.weight() == null ? 0 : arm.weight();
    }
}
