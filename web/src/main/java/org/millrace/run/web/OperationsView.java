package org.millrace.run.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.millrace.delivery.MessageSummary;
import org.millrace.delivery.ProviderHealth;
import org.millrace.delivery.Resolution;
import org.millrace.delivery.Senders;
import org.millrace.platform.Page;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Question;
import org.millrace.platform.web.Words;
import org.millrace.run.IncidentSummary;
import org.millrace.run.Operations;
import org.millrace.run.OperationsOverview;
import org.millrace.run.RunSummary;
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
    private UncertainActs acts;

    @Inject
    private Senders senders;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    @Inject
    private transient Clock clock;

    private transient OperationsOverview overview;
    private transient Page<IncidentSummary> incidents;
    private transient List<MessageSummary> uncertain;
    private transient List<ProviderHealth> health;
    private transient Instant at;
    private Question question;
    private int refreshes;

    @PostConstruct
    void load() {
        at = clock == null ? Instant.EPOCH : clock.instant();
        overview = operations.overview();
        incidents = runs.openIncidents(null, null, SHOWN);
        uncertain = acts.list();
        health = senders.health();
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

    /** How late the oldest is that is due, in words; null when nothing is. */
    public String lag(Instant oldest) {
        if (oldest == null) {
            return null;
        }
        Duration lag = Duration.between(oldest, at);
        return Spell.of(lag.isNegative() ? Duration.ZERO : lag, words);
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

    public List<ProviderHealth> getHealth() {
        if (health == null) {
            load();
        }
        return health;
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

    /** About a run that an error stopped, or about messages that a person settles: the one named, or all that are listed. */
    public void ask() {
        Resolution resolution = Asked.word("act", Resolution.class);
        Long id = Asked.number("id");
        if (resolution == null) {
            question = aboutRun(Asked.word("act", RunView.RunAct.class), id);
        } else {
            question = id == null ? acts.question(resolution, getUncertain()) : acts.question(resolution, id);
        }
    }

    private Question aboutRun(RunView.RunAct act, long id) {
        RunSummary run = runs.get(id);
        String key = "run.act." + act;
        return new Question(
                act.name(),
                id,
                words.of(key + ".title", run.contact()),
                List.of(
                        words.of(
                                key + ".effect.1",
                                run.contact(),
                                run.campaign(),
                                run.name() == null ? run.node() : run.name()),
                        words.of(key + ".effect.2")),
                words.of(key),
                act == RunView.RunAct.CANCEL);
    }

    public void confirm() {
        String act = question.act();
        attempt.to(() -> {
            switch (act) {
                case "CANCEL" -> runs.cancel(question.id(), "asked for under operations");
                case "RETRY" -> runs.retry(question.id());
                default -> acts.settle(Resolution.valueOf(act));
            }
            if (act.equals("CANCEL") || act.equals("RETRY")) {
                words.tell("run.act." + act + ".done");
            }
        });
        load();
    }
}
