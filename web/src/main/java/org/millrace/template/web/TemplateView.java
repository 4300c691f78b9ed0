package org.millrace.template.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Question;
import org.millrace.platform.web.Slug;
import org.millrace.platform.web.Words;
import org.millrace.template.RenderContext;
import org.millrace.template.Rendered;
import org.millrace.template.StoredTemplate;
import org.millrace.template.TemplateDraft;
import org.millrace.template.TemplateRenderer;
import org.millrace.template.TemplateSource;
import org.millrace.template.TemplateVersion;
import org.millrace.template.Templates;

/** One template: what is written, and what it makes of it for a made-up contact. */
@Named("templatePage")
@ViewScoped
public class TemplateView implements Serializable {

    private static final String EMAIL = "email";

    @Inject
    private Templates templates;

    @Inject
    private TemplateRenderer renderer;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    private String slug;
    private int version;
    private int no;
    private boolean archived;
    private String name;
    private String topic = "marketing";
    private String subject;
    private String html;
    private String text;
    private Set<String> variables = Set.of();
    private transient Rendered preview;
    private Question question;

    @PostConstruct
    void load() {
        slug = Asked.text("id");
        if (slug != null) {
            show(templates.get(slug));
        } else {
            html = words.of("template.start");
        }
        render();
    }

    private void show(StoredTemplate stored) {
        version = stored.template().version();
        no = stored.template().currentNo();
        archived = stored.template().archived();
        name = stored.template().name();
        topic = stored.template().topic();
        subject = stored.source().subject();
        html = stored.source().html();
        text = stored.source().text();
        variables = Set.copyOf(stored.variables());
    }

    /** Shows what the fields would make, without saving. */
    public void render() {
        preview = null;
        TemplateVersion written = new TemplateVersion(
                0, slug == null ? "new" : slug, no, EMAIL, topic, new TemplateSource(subject, html, text));
        try {
            preview = renderer.render(written, sample());
        } catch (InvalidInput refusal) {
            attempt.to("edit", () -> {
                throw refusal;
            });
        }
    }

    private RenderContext sample() {
        return new RenderContext(
                new RenderContext.ContactValues(
                        "sample-1",
                        "ada@example.com",
                        "+442071838750",
                        words.of("template.sample.first"),
                        words.of("template.sample.last"),
                        "Europe/London",
                        "en",
                        JsonNodeFactory.instance.objectNode()),
                new RenderContext.ProductValues("sample", words.of("template.sample.product"), null),
                new RenderContext.CampaignValues(words.of("template.sample.campaign"), null, null),
                "https://example.com/unsubscribe");
    }

    public String save() {
        boolean isNew = slug == null;
        String target = isNew ? Slug.of(name) : slug;
        IfMatch seen = isNew ? IfMatch.ABSENT : IfMatch.version(version);
        boolean saved = attempt.to(
                "edit", () -> templates.save(target, new TemplateDraft(name, EMAIL, topic, subject, html, text), seen));
        if (!saved) {
            return null;
        }
        words.tell("template.saved");
        return "template?faces-redirect=true&id=" + target;
    }

    public void ask() {
        question = new Question(
                "archive",
                0,
                words.of("template.archive.title", name),
                List.of(words.of("template.archive.effect.stops"), words.of("template.archive.effect.stays")),
                words.of("template.archive"),
                true);
    }

    public String confirm() {
        if (!attempt.to(() -> templates.archive(slug, IfMatch.version(version)))) {
            return null;
        }
        words.tell("template.archived");
        return "templates?faces-redirect=true";
    }

    public Question getQuestion() {
        return question;
    }

    public boolean isNew() {
        return slug == null;
    }

    public boolean isArchived() {
        return archived;
    }

    public int getNo() {
        return no;
    }

    public String getSlug() {
        return slug;
    }

    public Set<String> getVariables() {
        return variables;
    }

    public Rendered getPreview() {
        return preview;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getTopic() {
        return topic;
    }

    public void setTopic(String topic) {
        this.topic = topic;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    public String getHtml() {
        return html;
    }

    public void setHtml(String html) {
        this.html = html;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
