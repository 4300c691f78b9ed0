package org.millrace.run.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.millrace.delivery.Attempt;
import org.millrace.platform.Sentence;

/**
 * What a step's message did: each attempt on the wire, and what it waited before each. The latest attempt stands with the message;
 * those after which it was put off are on record of their own. A claim that never came to the wire is no attempt: the wait goes on.
 */
final class MessageSpans {

    private final List<Span> spans = new ArrayList<>();
    private final StoryRow row;
    private Instant since;
    private String vain;
    private int next = 1;

    private MessageSpans(StoryRow row) {
        this.row = row;
        this.since = row.createdAt() == null ? row.readyAt() : row.createdAt();
    }

    /** @param putOff the earliest first */
    static List<Span> of(StoryRow row, List<Attempt> putOff) {
        MessageSpans message = new MessageSpans(row);
        putOff.forEach(message::inVain);
        switch (row.state()) {
            case "READY", "HELD" -> message.waits();
            case "SKIPPED" -> message.waitedUntil(row.readyAt());
            default -> message.latest();
        }
        return message.spans;
    }

    private void inVain(Attempt attempt) {
        waitedUntil(attempt.beganAt());
        vain = kept(attempt.reason());
        since = attempt.endedAt() == null ? attempt.beganAt() : attempt.endedAt();
        spans.add(Span.time(row, Span.Kind.WIRE, attempt.no(), attempt.beganAt(), since)
                .because(vain));
        next = attempt.no() + 1;
    }

    /** What its latest attempt says already is not said again. */
    private void waits() {
        String why = kept(Sentence.read(row.messageReason()));
        spans.add(waited(null).planned(row.readyAt()).because(Objects.equals(vain, why) ? null : why));
    }

    private void latest() {
        boolean told = row.intentAt() == null || row.attempts() == null || row.attempts() < next;
        if (told) {
            waitedUntil(row.sentAt() == null ? row.readyAt() : row.sentAt());
            return;
        }
        waitedUntil(row.intentAt());
        boolean flying = row.state().equals("CLAIMED");
        Instant end = row.sentAt() == null && !flying ? row.intentAt() : row.sentAt();
        spans.add(Span.time(row, Span.Kind.WIRE, row.attempts(), row.intentAt(), end)
                .because(row.sentAt() == null ? row.messageReason() : null));
    }

    private void waitedUntil(Instant end) {
        if (Duration.between(since, end).compareTo(Story.AT_ONCE) > 0) {
            spans.add(waited(end));
        }
    }

    private Span waited(Instant end) {
        return Span.time(row, Span.Kind.MESSAGE_QUEUED, next, since, end);
    }

    private static String kept(Sentence reason) {
        return reason == null ? null : reason.kept();
    }
}
