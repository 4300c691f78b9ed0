package org.millrace.run.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.millrace.delivery.Attempt;
import org.millrace.run.StepLogOutcome;

/**
 * A run's trail as spans of time, oldest first: how long it was queued, executed, waited, stood still, and what its messages did.
 * A batch is executed in one transaction, so a step is an instant; how long a call outside took is the span of its message.
 */
final class Story {

    /** The database keeps microseconds, and what was due a moment ago was not queued. */
    static final Duration AT_ONCE = Duration.ofMillis(1);

    private final List<Span> spans = new ArrayList<>();
    private final Map<Long, List<Attempt>> putOff;
    private final Outputs outputs = new Outputs();
    private Instant due;
    private int attempt = 1;
    private int visit;
    private StoryRow before;

    private Story(Instant entered, Map<Long, List<Attempt>> putOff) {
        this.putOff = putOff;
        this.due = entered;
    }

    /**
     * @param rows in the order in which they were written
     * @param putOff the attempts after which a message was put off, by message
     * @param begin when it came to the first of them
     */
    static List<Span> of(
            MonitoredRun run, List<StoryRow> rows, Map<Long, List<Attempt>> putOff, Instant begin, Instant now) {
        Story story = new Story(begin, putOff);
        rows.forEach(story::add);
        story.end(run, now);
        return story.spans;
    }

    private void add(StoryRow row) {
        if (row.visit() != visit) {
            visit = row.visit();
            attempt = 1;
        }
        close(row.at(), row.outcome());
        if (!byPerson(row.outcome())) {
            queued(row, row.at());
        }
        step(row);
        switch (row.outcome()) {
            case WAITING -> wait(row);
            case INCIDENT -> open(row, Span.Kind.STOPPED, null);
            case RETRIED -> attempt++;
            default -> message(row);
        }
        due = row.at();
        before = row;
    }

    private static boolean byPerson(StepLogOutcome outcome) {
        return outcome == StepLogOutcome.RETRIED
                || outcome == StepLogOutcome.WAIT_SKIPPED
                || outcome == StepLogOutcome.CANCELED
                || outcome == StepLogOutcome.RE_ENROLLED;
    }

    /** What lasted ends now; a wait that ran its time ended when it was to, and what came after was the queue. */
    private void close(Instant at, StepLogOutcome next) {
        int last = spans.size() - 1;
        for (int i = last; i >= 0 && i > last - 3; i--) {
            Span span = spans.get(i);
            if (!span.open() || span.kind() == Span.Kind.WIRE || span.kind() == Span.Kind.MESSAGE_QUEUED) {
                continue;
            }
            boolean ranItsTime = span.planned() != null && !span.planned().isAfter(at) && !byPerson(next);
            Instant end = ranItsTime && span.planned().isAfter(span.from()) ? span.planned() : at;
            spans.set(i, span.ended(end));
            due = end;
        }
    }

    private void queued(StoryRow row, Instant taken) {
        if (Duration.between(due, taken).compareTo(AT_ONCE) > 0) {
            spans.add(time(row, Span.Kind.QUEUED, due, taken, null));
        }
    }

    private void step(StoryRow row) {
        spans.add(new Span(
                Span.Kind.STEP,
                row.visit(),
                attempt,
                row.node(),
                row.title(),
                row.type(),
                row.at(),
                row.at(),
                null,
                row.outcome(),
                row.port(),
                row.reason(),
                row.config(),
                outputs.of(row)));
    }

    private void wait(StoryRow row) {
        message(row);
        open(row, Span.Kind.WAITED, row.until());
    }

    private void open(StoryRow row, Span.Kind kind, Instant planned) {
        spans.add(time(row, kind, row.at(), null, planned));
    }

    /** Once for each visit, at its first line that is no error. */
    private void message(StoryRow row) {
        boolean told = row.messageId() == null || before != null && before.visit() == row.visit() && handedOver(before);
        if (!told && row.readyAt() != null) {
            spans.addAll(MessageSpans.of(row, putOff.getOrDefault(row.messageId(), List.of())));
        }
    }

    private static boolean handedOver(StoryRow row) {
        return row.outcome() == StepLogOutcome.WAITING || row.outcome() == StepLogOutcome.CONTINUED;
    }

    private Span time(StoryRow row, Span.Kind kind, Instant from, Instant to, Instant planned) {
        return Span.time(row, kind, attempt, from, to).planned(planned);
    }

    /** A live run that is due has been queued since then. */
    private void end(MonitoredRun run, Instant now) {
        boolean taken = !run.status().live() || run.status().standsStill() || run.waitingFor() != null;
        if (taken || run.dueAt() == null || run.dueAt().isAfter(now)) {
            return;
        }
        spans.add(new Span(
                Span.Kind.QUEUED,
                visit + 1,
                attempt,
                run.node(),
                run.title(),
                null,
                run.dueAt(),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of()));
    }
}
