package org.millrace.run.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.millrace.platform.Page;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Question;
import org.millrace.platform.web.Words;
import org.millrace.run.IncidentSummary;
import org.millrace.run.Operations;
import org.millrace.run.OperationsOverview;
import org.millrace.run.Runs;

/** What the engine has before it, and what waits for a person. */
@Named("operations")
@ViewScoped
public class OperationsView implements Serializable {

    private static final int SHOWN = 50;
    private static final int REFRESHES = 120;

    @Inject
    private Operations operations;

    @Inject
    private Runs runs;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    private transient OperationsOverview overview;
    private transient Page<IncidentSummary> incidents;
    private Question question;
    private int refreshes;

    @PostConstruct
    void load() {
        overview = operations.overview();
        incidents = runs.openIncidents(null, null, SHOWN);
    }

    public void refresh() {
        refreshes++;
        load();
    }

    /** A page that is left open does not ask for ever. */
    public boolean isRested() {
        return refreshes >= REFRESHES;
    }

    public OperationsOverview getOverview() {
        if (overview == null) {
            load();
        }
        return overview;
    }

    public long depth(String state) {
        return getOverview().messagesByState().stream()
                .filter(depth -> depth.state().equals(state))
                .mapToLong(OperationsOverview.MessageDepth::count)
                .sum();
    }

    public List<IncidentSummary> getIncidents() {
        if (incidents == null) {
            load();
        }
        return incidents.items();
    }

    public boolean isMoreIncidents() {
        return incidents.next().isPresent();
    }

    public Question getQuestion() {
        return question;
    }

    public void ask() {
        long run = Asked.number("id");
        String contact = runs.get(run).contact();
        question = new Question(
                "cancel",
                run,
                words.of("run.cancel.title", contact),
                List.of(words.of("run.cancel.effect.leaves", contact), words.of("run.cancel.effect.unsent")),
                words.of("run.cancel.confirm"),
                true);
    }

    public void confirm() {
        if (attempt.to(() -> runs.cancel(question.id(), null))) {
            words.tell("run.cancel.done");
        }
        load();
    }

    public void retry() {
        long run = Asked.number("id");
        if (attempt.to(() -> runs.retry(run))) {
            words.tell("run.retry.done");
        }
        load();
    }
}
