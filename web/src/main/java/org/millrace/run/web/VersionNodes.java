package org.millrace.run.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.List;
import org.millrace.campaign.CampaignSnapshot;
import org.millrace.campaign.Campaigns;
import org.millrace.workflow.WorkflowDocument.Node;
import org.millrace.workflow.WorkflowJson;
import org.millrace.workflow.Workflows;

/** The nodes that runs of a campaign can stand at. */
@Dependent
public class VersionNodes implements Serializable {

    @Inject
    private Campaigns campaigns;

    @Inject
    private Workflows workflows;

    private transient List<Node> nodes;

    /** Of the version that is published now; none while there is none. */
    List<Node> ofCampaign(long campaign) {
        if (nodes == null) {
            CampaignSnapshot.BoundWorkflow bound = campaigns.get(campaign).workflow();
            nodes = bound.publishedNo() == null ? List.of() : of(bound.slug(), bound.publishedNo());
        }
        return nodes;
    }

    List<Node> ofCampaign(long campaign, int version) {
        if (nodes == null) {
            nodes = of(campaigns.get(campaign).workflow().slug(), version);
        }
        return nodes;
    }

    private List<Node> of(String slug, int version) {
        return WorkflowJson.read(workflows.export(slug, version)).nodes();
    }
}
