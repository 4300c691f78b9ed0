package org.millrace.run.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Question;
import org.millrace.platform.web.Words;
import org.millrace.run.RunStatus;
import org.millrace.run.RunSummary;
import org.millrace.run.RunTrace;
import org.millrace.run.Runs;
import org.millrace.workflow.web.NodeWords;

/** One contact's way through a campaign. */
@Named("runPage")
@ViewScoped
public class RunView implements Serializable {

    @Inject
    private Runs runs;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    private long id;
    private transient RunTrace trace;
    private Question question;

    @PostConstruct
    void load() {
        Long asked = Asked.number("id");
        id = asked == null ? id : asked;
        trace = runs.trace(id);
    }

    public RunTrace getTrace() {
        if (trace == null) {
            trace = runs.trace(id);
        }
        return trace;
    }

    public List<TraceLine> getLines() {
        NodeWords nodes = new NodeWords(words);
        return getTrace().lines().stream()
                .map(line -> TraceLine.of(line, words, nodes))
                .toList();
    }

    public boolean isLive() {
        return getTrace().run().status().live();
    }

    public boolean isRetryable() {
        return getTrace().run().status() == RunStatus.INCIDENT;
    }

    public Question getQuestion() {
        return question;
    }

    public void ask() {
        RunSummary run = getTrace().run();
        question = new Question(
                "cancel",
                run.id(),
                words.of("run.cancel.title", run.contact()),
                List.of(
                        words.of("run.cancel.effect.leavesThis", run.contact(), run.campaign()),
                        words.of("run.cancel.effect.unsent")),
                words.of("run.cancel.confirm"),
                true);
    }

    public void confirm() {
        if (attempt.to(() -> runs.cancel(id, null))) {
            words.tell("run.cancel.done");
        }
        trace = null;
    }

    public void retry() {
        if (attempt.to(() -> runs.retry(id))) {
            words.tell("run.retry.done");
        }
        trace = null;
    }
}
