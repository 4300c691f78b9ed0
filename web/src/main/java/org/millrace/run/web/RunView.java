package org.millrace.run.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millrace.platform.Sayable;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Question;
import org.millrace.platform.web.Words;
import org.millrace.run.RunEnd;
import org.millrace.run.RunStatus;
import org.millrace.run.Runs;
import org.millrace.run.monitor.MonitoredRun;
import org.millrace.run.monitor.RunMonitor;
import org.millrace.run.monitor.RunStory;
import org.millrace.run.monitor.Span;
import org.millrace.run.why.Reasons;
import org.millrace.run.why.Replay;
import org.millrace.run.why.Replays;
import org.millrace.run.why.Why;
import org.millrace.workflow.WorkflowDocument.Node;
import org.millrace.workflow.web.NodeWords;
import org.primefaces.PrimeFaces;

/** One contact's way through a campaign: its trace, why it is where it is, and the acts on it. */
@Named("runPage")
@ViewScoped
public class RunView implements Serializable {

    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z");

    private static final int REFRESHES = 200;

    @Inject
    private Runs runs;

    @Inject
    private RunMonitor monitor;

    @Inject
    private Reasons reasons;

    @Inject
    private Replays replays;

    @Inject
    private VersionNodes nodes;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    private long id;
    private int refreshes;
    private String node;
    private Question question;
    private transient RunStory story;
    private transient Waterfall waterfall;
    private transient Why why;
    private transient Replay replay;

    @PostConstruct
    void load() {
        Long asked = Asked.number("id");
        id = asked == null ? 0 : asked;
        getStory();
    }

    /** Draws the page anew only where something is seen to have happened, so that who reads keeps the place. */
    public void refresh() {
        refreshes++;
        RunStory before = getStory();
        Waterfall drawn = getWaterfall();
        story = null;
        if (!getStory().sameAs(before) || getWaterfall().movedSince(drawn)) {
            PrimeFaces.current().ajax().update("page");
        } else {
            story = before;
            waterfall = drawn;
        }
    }

    /** Nothing more is to come, or nobody seems to look any more. */
    public boolean isRested() {
        return refreshes >= REFRESHES
                || !isLive() && getStory().spans().stream().noneMatch(Span::open);
    }

    public RunStory getStory() {
        if (story == null) {
            story = monitor.story(id);
            waterfall = null;
        }
        return story;
    }

    public MonitoredRun getRun() {
        return getStory().run();
    }

    public Waterfall getWaterfall() {
        if (waterfall == null) {
            waterfall = Waterfall.of(getStory(), words);
        }
        return waterfall;
    }

    public boolean isLive() {
        return getRun().status().live();
    }

    public boolean isRetryable() {
        return getRun().status() == RunStatus.INCIDENT;
    }

    /** When it goes on, on the clock of the contact; null when that is not known. */
    public String getResumes() {
        MonitoredRun run = getRun();
        return run.skippable() && run.dueAt() != null
                ? words.of("span.resumes", words.zoned(run.dueAt(), run.zone()), run.zone())
                : null;
    }

    /** Why it ended, or else by what; who was taken out without a reason has nothing said. */
    public String getEnding() {
        MonitoredRun run = getRun();
        if (run.exitReason() != null) {
            return words.say(RunEnd.said(run.exitKind(), run.exitReason()));
        }
        return run.status() == RunStatus.CANCELED || run.exitKind() == null
                ? ""
                : words.of("runs.endedBy", words.word("exitKind", run.exitKind()));
    }

    /** From its entry to its end, or to now. */
    public String getLength() {
        MonitoredRun run = getRun();
        Instant end = run.finishedAt() == null ? getStory().at() : run.finishedAt();
        return Spell.of(Duration.between(run.enteredAt(), end), words);
    }

    /** Of the version that it walks. */
    public List<Node> getNodes() {
        return nodes.ofCampaign(getRun().campaignId(), getRun().version());
    }

    public void explain() {
        attempt.to(() -> why =
                reasons.why(getRun().campaignId(), getRun().contact(), node == null || node.isBlank() ? null : node));
    }

    public void walkAgain() {
        attempt.to(() -> replay = replays.replay(id));
    }

    /** The engine writes instants as clients read them; people read their own clock. */
    public String readable(Sayable sentence) {
        return INSTANT.matcher(words.say(sentence))
                .replaceAll(found -> Matcher.quoteReplacement(words.at(Instant.parse(found.group()))));
    }

    /** What people call a node of its version. */
    public String title(String node) {
        return NodeWords.title(getNodes(), node);
    }

    public String port(String port) {
        return new NodeWords(words).port(port);
    }

    public Why getWhy() {
        return why;
    }

    public Replay getReplay() {
        return replay;
    }

    public Question getQuestion() {
        return question;
    }

    public void ask() {
        MonitoredRun run = getRun();
        RunAct act = Asked.word("act", RunAct.class);
        List<String> effects = new ArrayList<>();
        for (int i = 1; words.has("run.act." + act + ".effect." + i); i++) {
            effects.add(words.of("run.act." + act + ".effect." + i, run.contact(), run.campaign(), run.title()));
        }
        if (act == RunAct.SKIP_WAIT && getResumes() != null) {
            effects.add(words.of("run.act.SKIP_WAIT.else", getResumes()));
        }
        question = new Question(
                act.name(),
                id,
                words.of("run.act." + act + ".title", run.contact()),
                effects,
                words.of("run.act." + act),
                act == RunAct.CANCEL);
    }

    public void confirm() {
        RunAct act = RunAct.valueOf(question.act());
        boolean done = attempt.to(() -> {
            switch (act) {
                case CANCEL -> runs.cancel(id, "asked for on the run's page");
                case RETRY -> runs.retry(id);
                case SKIP_WAIT -> runs.skipWait(id, null);
            }
        });
        if (done) {
            words.tell("run.act." + act + ".done");
        }
        story = null;
    }

    public String getNode() {
        return node;
    }

    public void setNode(String node) {
        this.node = node;
    }

    /** What a person can do with one run. */
    public enum RunAct {
        CANCEL,
        RETRY,
        SKIP_WAIT
    }
}
