package org.millrace.campaign.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.List;
import org.millrace.audience.Audiences;
import org.millrace.audience.SegmentQuery;
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
    private transient List<SegmentRow> excludableList;

    public List<SegmentRow> getAudiences() {
        if (audienceList == null) {
            audienceList = audiences
                    .list(new SegmentQuery(null, null, false, null, Page.MAX_LIMIT))
                    .items();
        }
        return audienceList;
    }

    /** @param present the slugs of what is left out already */
    public List<SegmentRow> excludable(List<String> present) {
        if (excludableList == null) {
            excludableList = audiences.excludable(present);
        }
        return excludableList;
    }

    public List<WorkflowSummary> getWorkflows() {
        if (workflowList == null) {
            workflowList = workflows.list(null, Page.MAX_LIMIT).items();
        }
        return workflowList;
    }
}
