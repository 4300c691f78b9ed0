package org.millrace.template.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.millrace.platform.Page;
import org.millrace.platform.web.Asked;
import org.millrace.template.TemplateSummary;
import org.millrace.template.Templates;

/** The templates in use, or the archived ones. */
@Named("templates")
@RequestScoped
public class TemplatesView {

    private static final int SHOWN = 50;

    @Inject
    private Templates templates;

    private boolean archived;
    private Page<TemplateSummary> page;

    @PostConstruct
    void load() {
        archived = "archived".equals(Asked.text("status"));
        page = templates.list(archived, Asked.text("after"), SHOWN);
    }

    public boolean isArchived() {
        return archived;
    }

    public List<TemplateSummary> getItems() {
        return page.items();
    }

    public String getNext() {
        return page.next().orElse(null);
    }
}
