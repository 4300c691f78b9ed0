package org.millrace.audience.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.millrace.audience.AudienceMembers;
import org.millrace.audience.AudiencePreview;
import org.millrace.audience.Audiences;
import org.millrace.audience.Member;
import org.millrace.audience.MemberExplanation;
import org.millrace.audience.Segment;
import org.millrace.audience.SegmentUse;
import org.millrace.contact.web.ContactPicker;
import org.millrace.platform.Page;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Question;
import org.millrace.platform.web.Words;

/** One list or segment: its rule, who is in it and why, and which campaigns have it. */
@Named("audiencePage")
@ViewScoped
public class AudienceView implements Serializable {

    private static final int SHOWN = 50;

    /** So often the page looks for a number that is not known yet, once a second. */
    private static final int LOOKS = 120;

    @Inject
    private Audiences audiences;

    @Inject
    private AudienceMembers members;

    @Inject
    private AudiencePreview preview;

    @Inject
    private AudienceActs acts;

    @Inject
    private ContactPicker picker;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    private String slug;
    private String after;
    private String search;
    private Question question;
    private int looks;
    private transient Segment segment;
    private transient Page<Member> page;
    private transient List<SegmentUse> uses;
    private transient MemberExplanation why;

    @PostConstruct
    void load() {
        slug = Asked.id("list or segment");
        after = Asked.text("after");
        search = Asked.text("q");
        getSegment();
    }

    public Segment getSegment() {
        if (segment == null) {
            segment = audiences.get(slug);
        }
        return segment;
    }

    public boolean isRuled() {
        return getSegment().predicate() != null;
    }

    private Page<Member> page() {
        if (page == null) {
            page = members.list(slug, search, after, SHOWN);
        }
        return page;
    }

    public List<Member> getMembers() {
        return page().items();
    }

    /** What members are looked for by; null = all are shown. */
    public String getSearch() {
        return search;
    }

    public void setSearch(String search) {
        this.search = search;
    }

    /** What is looked for stands in the address. */
    public String find() {
        String asked = search == null || search.isBlank() ? "" : "&q=" + words.url(search.strip());
        return "audience?faces-redirect=true&id=" + words.url(slug) + asked;
    }

    public String getNext() {
        return page().next().orElse(null);
    }

    public List<SegmentUse> getUses() {
        if (uses == null) {
            uses = audiences.usage(slug);
        }
        return uses;
    }

    /** How many campaigns take in now who is in it. */
    public long getEnrolling() {
        return getUses().stream().filter(SegmentUse::enrols).count();
    }

    /** How many campaigns enrol now, from it or without its members. */
    public long getLiveUses() {
        return getUses().stream().filter(SegmentUse::live).count();
    }

    public void recount() {
        long[] count = new long[1];
        if (attempt.to(() -> count[0] = preview.recount(slug).count())) {
            words.tell("audience.recounted", count[0]);
        }
        segment = null;
        page = null;
    }

    public void refresh() {
        looks++;
        segment = null;
    }

    /** The number is known, or nobody waits for it any more. */
    public boolean isRested() {
        return getSegment().members() != null || looks >= LOOKS;
    }

    public ContactPicker getPicker() {
        return picker;
    }

    public void explain() {
        picker.choose();
        why = null;
        if (picker.getChosen() != null) {
            attempt.to(() -> why = preview.explain(slug, picker.getChosen()));
        }
    }

    /** Null until somebody was chosen. */
    public MemberExplanation getWhy() {
        return why;
    }

    public List<WhyLine> getWhyLines() {
        return why == null || why.why() == null ? List.of() : WhyLine.of(why.why());
    }

    public Question getQuestion() {
        return question;
    }

    public void ask() {
        question = acts.question(slug, Asked.text("act"));
    }

    public String confirm() {
        if (!acts.perform(question)) {
            return null;
        }
        return AudienceActs.archives(question)
                ? "audiences?faces-redirect=true"
                : "audience?faces-redirect=true&id=" + words.url(slug);
    }
}
