package org.millrace.campaign.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.List;
import org.millrace.platform.Page;
import org.millrace.workflow.WorkflowSummary;
import org.millrace.workflow.Workflows;

/** What can be chosen for a campaign. */
@Dependent
public class CampaignChoices implements Serializable {

    @Inject
    private Workflows workflows;

    private transient List<WorkflowSummary> workflowList;

    public List<WorkflowSummary> getWorkflows() {
        if (workflowList == null) {
            workflowList = workflows.list(null, Page.MAX_LIMIT).items();
        }
        return workflowList;
    }
}
