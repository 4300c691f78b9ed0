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
import org.millrace.audience.Segment;
import org.millrace.audience.SegmentUse;
import org.millrace.platform.NotFound;
import org.millrace.platform.Page;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Question;
import org.millrace.platform.web.Words;

/** One list or segment: its rule, who is in it, and which campaigns have it. */
@Named("audiencePage")
@ViewScoped
public class AudienceView implements Serializable {

    private static final int SHOWN = 50;

    @Inject
    private Audiences audiences;

    @Inject
    private AudienceMembers members;

    @Inject
    private AudiencePreview preview;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    private String slug;
    private String after;
    private Question question;
    private transient Segment segment;
    private transient Page<Member> page;
    private transient List<SegmentUse> uses;

    @PostConstruct
    void load() {
        slug = Asked.text("id");
        after = Asked.text("after");
        if (slug == null) {
            throw new NotFound("list or segment", "");
        }
        if (getSegment().members() == null) {
            preview.recount(slug);
            segment = null;
        }
    }

    public Segment getSegment() {
        if (segment == null) {
            segment = audiences.get(slug);
        }
        return segment;
    }

    private Page<Member> page() {
        if (page == null) {
            page = members.list(slug, after, SHOWN);
        }
        return page;
    }

    public List<Member> getMembers() {
        return page().items();
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

    public void recount() {
        long[] count = new long[1];
        if (attempt.to(() -> count[0] = preview.recount(slug).count())) {
            words.tell("audience.recounted", count[0]);
        }
        segment = null;
        page = null;
    }

    public Question getQuestion() {
        return question;
    }

    public void ask() {
        boolean archived = getSegment().archived();
        long campaigns = getUses().size();
        question = new Question(
                archived ? "restore" : "archive",
                0,
                words.of(
                        archived ? "audience.restore.title" : "audience.archive.title",
                        getSegment().name()),
                List.of(
                        words.of(archived ? "audience.restore.effect" : "audience.archive.effect"),
                        words.of("audience.archive.uses", campaigns)),
                words.of(archived ? "audience.restore" : "audience.archive"),
                !archived);
    }

    public String confirm() {
        boolean archive = question.act().equals("archive");
        if (!attempt.to(() -> audiences.archive(slug, archive))) {
            return null;
        }
        words.tell(archive ? "audience.archived" : "audience.restored");
        return "audiences?faces-redirect=true";
    }
}
