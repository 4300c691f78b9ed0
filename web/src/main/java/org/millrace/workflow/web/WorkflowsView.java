package org.millrace.workflow.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.millrace.platform.Page;
import org.millrace.platform.web.Asked;
import org.millrace.workflow.WorkflowSummary;
import org.millrace.workflow.Workflows;

/** The workflows of the tenant. */
@Named("workflows")
@RequestScoped
public class WorkflowsView {

    private static final int SHOWN = 50;

    @Inject
    private Workflows workflows;

    private Page<WorkflowSummary> page;

    @PostConstruct
    void load() {
        page = workflows.list(Asked.text("after"), SHOWN);
    }

    public List<WorkflowSummary> getItems() {
        return page.items();
    }

    public String getNext() {
        return page.next().orElse(null);
    }
}
