package org.millrace.campaign.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.List;
import org.millrace.audience.Audiences;
import org.millrace.audience.SegmentRow;
import org.millrace.platform.Page;
import org.millrace.workflow.WorkflowSummary;
import org.millrace.workflow.Workflows;

/** What can be chosen for a campaign. */
@Dependent
public class CampaignChoices implements Serializable {

    @Inject
    private Workflows workflows;

    @Inject
    private Audiences audiences;

    private transient List<WorkflowSummary> workflowList;
    private transient List<SegmentRow> audienceList;

    public List<SegmentRow> getAudiences() {
        return audiences(List.of());
    }

    /** @param named the slugs of what the campaign has already, offered even if it is archived */
    List<SegmentRow> audiences(List<String> named) {
        if (audienceList == null) {
            audienceList = audiences.choices(named);
        }
        return audienceList;
    }

    public List<WorkflowSummary> getWorkflows() {
        if (workflowList == null) {
            workflowList = workflows.list(null, Page.MAX_LIMIT).items();
        }
        return workflowList;
    }
}
