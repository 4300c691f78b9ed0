package org.millrace.audience.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.millrace.audience.AudiencePreview;
import org.millrace.audience.Audiences;
import org.millrace.audience.Counted;
import org.millrace.audience.Segment;
import org.millrace.audience.SegmentDetails;
import org.millrace.audience.SegmentKind;
import org.millrace.audience.SegmentUse;
import org.millrace.contact.web.ContactPicker;
import org.millrace.platform.Conflict;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Json;
import org.millrace.platform.Sentence;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Question;
import org.millrace.platform.web.Words;
import org.millrace.predicate.Explanation;

/** The segment builder: a rule that is counted while it is made, for a new segment or one that there is. */
@Named("segmentPage")
@ViewScoped
public class SegmentView implements Serializable {

    @Inject
    private Audiences audiences;

    @Inject
    private AudiencePreview preview;

    @Inject
    private ContactPicker picker;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    private String slug;
    private int version;
    private Long members;
    private String name;
    private String description;
    private String rule;
    private String fault;
    private Question question;
    private transient Counted counted;
    private transient Explanation why;

    @PostConstruct
    void load() {
        slug = Asked.text("id");
        if (slug != null) {
            show(audiences.get(slug));
        }
    }

    private void show(Segment segment) {
        if (segment.predicate() == null) {
            throw new Conflict(Sentence.of(words.of("segment.noRule", segment.name())));
        }
        version = segment.version();
        members = segment.members();
        name = segment.name();
        description = segment.description();
        rule = Json.write(segment.predicate());
    }

    /** How many the rule holds for as it stands, and ten of them; or what it lacks still. */
    public void count() {
        counted = null;
        why = null;
        fault = null;
        try {
            counted = preview.count(predicate());
            if (picker.getChosen() != null) {
                why = preview.explain(predicate(), picker.getChosen());
            }
        } catch (InvalidInput unfinished) {
            fault = Attempt.text(unfinished.violations().get(0), words.wording());
        }
    }

    public void explain() {
        picker.choose();
        count();
    }

    /** A segment that campaigns have is only changed after the page has told what that means. */
    public String save() {
        return getUses().isEmpty() ? saved() : null;
    }

    public void ask() {
        count();
        long live = getUses().stream().filter(SegmentUse::live).count();
        List<String> effects = new ArrayList<>();
        effects.add(words.of(
                "segment.change.members",
                members == null ? words.of("audiences.uncounted") : words.number(members),
                counted == null ? "?" : words.number(counted.count())));
        effects.add(words.of("segment.change.uses", getUses().size(), live));
        List<String> ways =
                getUses().stream().map(SegmentUse::via).filter(Objects::nonNull).toList();
        if (!ways.isEmpty()) {
            String names = ways.stream().distinct().collect(Collectors.joining(", "));
            effects.add(words.of("segment.change.through", ways.size(), names));
        }
        effects.add(words.of("segment.change.inside"));
        question = new Question(
                "save", 0, words.of("segment.change.title", name), effects, words.of("segment.save"), false);
    }

    public String confirm() {
        return saved();
    }

    private String saved() {
        String[] saved = {slug};
        boolean done = attempt.to("build", () -> {
            SegmentDetails details = new SegmentDetails(slug, name, description, SegmentKind.SEGMENT, predicate());
            if (slug == null) {
                saved[0] = audiences.create(details).slug();
            } else {
                audiences.put(slug, details, IfMatch.version(version));
            }
        });
        if (!done) {
            return null;
        }
        words.tell("segment.saved");
        return "audience?faces-redirect=true&id=" + saved[0];
    }

    private JsonNode predicate() {
        if (rule == null) {
            throw new InvalidInput("predicate", Sentence.of(words.of("segment.noConditions")), Sentence.of(""));
        }
        return Json.tree(rule);
    }

    public List<SegmentUse> getUses() {
        return slug == null ? List.of() : audiences.usage(slug);
    }

    public boolean isNew() {
        return slug == null;
    }

    public String getSlug() {
        return slug;
    }

    /** Null until it was counted. */
    public Counted getCounted() {
        return counted;
    }

    /** What the rule lacks still; null while it is whole. */
    public String getFault() {
        return fault;
    }

    public ContactPicker getPicker() {
        return picker;
    }

    public List<WhyLine> getWhyLines() {
        return why == null ? List.of() : WhyLine.of(why);
    }

    public boolean isMatching() {
        return why != null && why.holds();
    }

    public Question getQuestion() {
        return question;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public String getRule() {
        return rule;
    }

    public void setRule(String rule) {
        this.rule = rule;
    }
}
