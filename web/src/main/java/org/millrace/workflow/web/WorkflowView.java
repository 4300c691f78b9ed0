package org.millrace.workflow.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.millrace.campaign.WorkflowProofs;
import org.millrace.platform.IfMatch;
import org.millrace.platform.NotFound;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Question;
import org.millrace.platform.web.Words;
import org.millrace.workflow.Draft;
import org.millrace.workflow.Problem;
import org.millrace.workflow.PublishedVersion;
import org.millrace.workflow.Validation;
import org.millrace.workflow.VersionChoice;
import org.millrace.workflow.WorkflowDocument;
import org.millrace.workflow.WorkflowJson;
import org.millrace.workflow.WorkflowSummary;
import org.millrace.workflow.Workflows;

/** One workflow: the drawing of its draft or of a version, what validation finds, and the document itself. */
@Named("workflowPage")
@ViewScoped
public class WorkflowView implements Serializable {

    private static final int SHOWN = 20;

    @Inject
    private Workflows workflows;

    @Inject
    private WorkflowProofs proofs;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    @Inject
    private PublishPanel panel;

    private String slug;
    private Integer no;
    private String json;
    private int version;
    private Question question;
    private VersionChoice choice = VersionChoice.DRAIN;
    private transient WorkflowSummary summary;
    private transient GraphDrawing drawing;
    private transient Validation validation;
    private transient List<PublishedVersion> versions;

    @PostConstruct
    void load() {
        slug = Asked.text("id");
        if (slug == null) {
            throw new NotFound("workflow", "");
        }
        Long asked = Asked.number("version");
        no = asked == null ? null : asked.intValue();
        read();
    }

    private void read() {
        summary = null;
        drawing = null;
        validation = null;
        versions = null;
        Draft draft = workflows.draft(slug);
        version = draft.version();
        json = no == null ? draft.document() : workflows.export(slug, no);
    }

    public WorkflowSummary getSummary() {
        if (summary == null) {
            summary = workflows.get(slug);
        }
        return summary;
    }

    public GraphDrawing getDrawing() {
        if (drawing == null) {
            WorkflowDocument document = WorkflowJson.read(stored());
            drawing = GraphDrawing.of(document, new NodeWords(words), Map.of());
        }
        return drawing;
    }

    private String stored() {
        return no == null ? workflows.draft(slug).document() : workflows.export(slug, no);
    }

    public List<Problem> getProblems() {
        if (validation == null) {
            validation = no == null ? proofs.of(slug, "", null) : new Validation(List.of());
        }
        return validation.problems();
    }

    public boolean isPublishable() {
        return getProblems().isEmpty() || validation.publishable();
    }

    public List<PublishedVersion> getVersions() {
        if (versions == null) {
            versions = workflows.versions(slug, null, SHOWN).items();
        }
        return versions;
    }

    /** Null while the draft is shown. */
    public Integer getNo() {
        return no;
    }

    public void save() {
        if (attempt.to("edit", () -> workflows.save(slug, json, IfMatch.version(version)))) {
            words.tell("workflow.saved");
            read();
        }
    }

    /** What it would do is counted when it is asked for, so that the dialog says how many it affects. */
    public void ask() {
        question = null;
        VersionChoice asked = Asked.word("act", VersionChoice.class);
        choice = asked == null ? VersionChoice.DRAIN : asked;
        attempt.to(() -> question = panel.question(getSummary(), no, choice));
    }

    /** On the page of an older version that one is published again. */
    public void confirm() {
        if (attempt.to(() -> panel.publish(slug, no, IfMatch.version(version), choice))) {
            words.tell("workflow.published");
            read();
        }
    }

    public Question getQuestion() {
        return question;
    }

    public String getJson() {
        return json;
    }

    public void setJson(String json) {
        this.json = json;
    }
}
