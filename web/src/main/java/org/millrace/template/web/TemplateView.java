package org.millrace.template.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.millrace.contact.web.ContactPicker;
import org.millrace.platform.IfMatch;
import org.millrace.platform.NotFound;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.MailFrames;
import org.millrace.platform.web.Question;
import org.millrace.platform.web.Slug;
import org.millrace.platform.web.Words;
import org.millrace.template.DraftLook;
import org.millrace.template.SavedVersion;
import org.millrace.template.StoredTemplate;
import org.millrace.template.TemplateDrafts;
import org.millrace.template.TemplateSource;
import org.millrace.template.TemplateUse;
import org.millrace.template.TemplateUses;
import org.millrace.template.Templates;

/** One template: what is written, and at once what a contact would get of it. An old version is shown and cannot be written to. */
@Named("templatePage")
@ViewScoped
public class TemplateView implements Serializable {

    private static final String EMAIL = "email";
    private static final int VERSIONS = 20;

    @Inject
    private Templates templates;

    @Inject
    private TemplateDrafts drafts;

    @Inject
    private TemplateUses uses;

    @Inject
    private ContactPicker picker;

    @Inject
    private MailFrames frames;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    private String slug;
    private int version;
    private int no;
    private int currentNo;
    private boolean archived;
    private final TemplateFields fields = new TemplateFields();
    private Device device = Device.DESKTOP;
    private Question question;
    private transient DraftLook look;
    private transient List<SavedVersion> versions;
    private transient List<TemplateUse> used;

    @PostConstruct
    void load() {
        slug = Asked.text("id");
        if (slug == null) {
            fields.setHtml(words.of("template.start"));
        } else {
            show(templates.get(slug));
        }
    }

    private void show(StoredTemplate stored) {
        version = stored.template().version();
        currentNo = stored.template().currentNo();
        archived = stored.template().archived();
        fields.setName(stored.template().name());
        fields.setTopic(stored.template().topic());
        Long asked = Asked.number("version");
        no = asked == null ? currentNo : Math.toIntExact(Math.min(asked, Integer.MAX_VALUE));
        fields.take(no == currentNo ? stored.source() : source(no));
    }

    private TemplateSource source(int number) {
        if (number < 1) {
            throw new NotFound("version of template " + slug, number);
        }
        return templates.version(slug, number).source();
    }

    /** What the fields would make now. */
    public DraftLook getLook() {
        if (look == null) {
            look = drafts.look(fields.draft(EMAIL), picker.getChosen());
        }
        return look;
    }

    /** Shows what the fields say by now. */
    public void redraw() {
        look = null;
    }

    public void pick() {
        picker.choose();
        look = null;
    }

    public void turn() {
        Device asked = Asked.word("device", Device.class);
        device = asked == null ? Device.DESKTOP : asked;
    }

    /** The mail as the chosen device would show it. */
    public String getFrame() {
        String html = getLook().rendered().html();
        return frames.frame().show(html == null ? null : device.dressed(html));
    }

    public String save() {
        boolean isNew = slug == null;
        String target = isNew ? Slug.of(String.valueOf(fields.getName())) : slug;
        IfMatch seen = isNew ? IfMatch.ABSENT : IfMatch.version(version);
        boolean saved = attempt.to("edit", () -> templates.save(target, fields.draft(EMAIL), seen));
        look = null;
        if (!saved) {
            return null;
        }
        words.tell("template.saved");
        return "template?faces-redirect=true&id=" + target;
    }

    public void ask() {
        String act = Asked.text("act");
        int affected = getUses().size();
        List<String> effects =
                switch (String.valueOf(act)) {
                    case "restore" ->
                        List.of(
                                words.of("template.restore.effect", no, currentNo + 1),
                                words.of("template.restore.uses", affected),
                                words.of("template.archive.effect.stays"));
                    case "unarchive" -> List.of(words.of("template.unarchive.effect"));
                    default ->
                        List.of(
                                words.of("template.archive.uses", affected),
                                words.of("template.archive.effect.stops"),
                                words.of("template.archive.effect.stays"));
                };
        String title = words.of("template." + act + ".title", fields.getName(), no);
        question = new Question(act, 0, title, effects, words.of("template." + act), "archive".equals(act));
    }

    public String confirm() {
        boolean archive = question.act().equals("archive");
        boolean done = attempt.to(() -> {
            if (archive) {
                templates.archive(slug, IfMatch.version(version));
            } else {
                templates.save(slug, fields.draft(EMAIL), IfMatch.version(version));
            }
        });
        if (!done) {
            return null;
        }
        words.tell("template." + question.act() + ".done");
        return archive ? "templates?faces-redirect=true" : "template?faces-redirect=true&id=" + slug;
    }

    public List<SavedVersion> getVersions() {
        if (versions == null) {
            versions = slug == null
                    ? List.of()
                    : templates.versions(slug, null, VERSIONS).items();
        }
        return versions;
    }

    public List<TemplateUse> getUses() {
        if (used == null) {
            used = slug == null ? List.of() : uses.of(slug);
        }
        return used;
    }

    public boolean isOld() {
        return slug != null && no != currentNo;
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

    public int getCurrentNo() {
        return currentNo;
    }

    public String getSlug() {
        return slug;
    }

    public TemplateFields getFields() {
        return fields;
    }

    public ContactPicker getPicker() {
        return picker;
    }

    public Device getDevice() {
        return device;
    }

    public Device[] getDevices() {
        return Device.values();
    }
}
