package org.millrace.audience.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.millrace.audience.AudienceExclusions;
import org.millrace.audience.Audiences;
import org.millrace.audience.SavedSegment;
import org.millrace.audience.SegmentRow;
import org.millrace.platform.IfMatch;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Words;

/** Whom one list or segment leaves out, and the form that says so. */
@Named("audienceExclusions")
@ViewScoped
public class AudienceExclusionView implements Serializable {

    @Inject
    private Audiences audiences;

    @Inject
    private AudienceExclusions exclusions;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    private String slug;
    private List<String> chosen;
    private transient List<SegmentRow> others;

    @PostConstruct
    void load() {
        slug = Asked.text("id");
        chosen = audiences.get(slug).exclusions();
    }

    /** What can be left out, but for the audience itself. */
    public List<SegmentRow> getOthers() {
        if (others == null) {
            others = audiences.choices(audiences.get(slug).exclusions()).stream()
                    .filter(row -> !row.slug().equals(slug))
                    .toList();
        }
        return others;
    }

    /** Of a list or segment that is left out. */
    public String nameOf(String slug) {
        return audiences.get(slug).name();
    }

    public String save() {
        SavedSegment[] saved = new SavedSegment[1];
        boolean done = attempt.to("excludeForm", () -> saved[0] = exclusions.set(slug, chosen, IfMatch.any()));
        if (done) {
            words.tell("audience.exclusions.saved", saved[0].warnings().size());
        }
        return done ? "audience?faces-redirect=true&id=" + words.url(slug) : null;
    }

    public List<String> getChosen() {
        return chosen;
    }

    public void setChosen(List<String> chosen) {
        this.chosen = List.copyOf(chosen);
    }
}
