package org.millrace.run.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.millrace.delivery.MessageFilter;
import org.millrace.delivery.MessageState;
import org.millrace.delivery.MessageSummary;
import org.millrace.delivery.Messages;
import org.millrace.delivery.Resolution;
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
    private Messages messages;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    private transient OperationsOverview overview;
    private transient Page<IncidentSummary> incidents;
    private transient List<MessageSummary> uncertain;
    private Question question;
    private int refreshes;

    @PostConstruct
    void load() {
        overview = operations.overview();
        incidents = runs.openIncidents(null, null, SHOWN);
        uncertain = messages.page(MessageFilter.inState(MessageState.UNCERTAIN), null, SHOWN)
                .items();
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

    public List<MessageSummary> getUncertain() {
        if (uncertain == null) {
            load();
        }
        return uncertain;
    }

    /** About a run that is to be taken out, or about a message that a person settles. */
    public void ask() {
        Resolution resolution = Asked.word("act", Resolution.class);
        long id = Asked.number("id");
        question = resolution == null ? takeOut(id) : settle(resolution, id);
    }

    private Question takeOut(long run) {
        String contact = runs.get(run).contact();
        return new Question(
                "cancel",
                run,
                words.of("run.cancel.title", contact),
                List.of(words.of("run.cancel.effect.leaves", contact), words.of("run.cancel.effect.unsent")),
                words.of("run.cancel.confirm"),
                true);
    }

    private Question settle(Resolution resolution, long message) {
        String key = "uncertain." + resolution;
        return new Question(
                resolution.name(),
                message,
                words.of(key + ".title"),
                List.of(words.of(key + ".effect.1", messages.get(message).address())),
                words.of(key),
                resolution == Resolution.NOT_SENT_RESEND);
    }

    public void confirm() {
        boolean cancel = question.act().equals("cancel");
        boolean done = attempt.to(() -> {
            if (cancel) {
                runs.cancel(question.id(), null);
            } else {
                messages.resolve(question.id(), Resolution.valueOf(question.act()), null);
            }
        });
        if (done) {
            words.tell(cancel ? "run.cancel.done" : "uncertain.done");
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
