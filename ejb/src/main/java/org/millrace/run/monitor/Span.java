package org.millrace.run.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.millrace.run.StepLogOutcome;

/**
 * A stretch of a run's time, or an instant in it.
 *
 * @param visit which of the nodes that the run came to, counted from 1
 * @param attempt which execution of the node's step, or which attempt on the wire, counted from 1; of a message that
 *     waits, which attempt comes next
 * @param to null while it lasts
 * @param planned when a wait is to end; null for all else, for a wait without an end, and where the message was tried by now
 * @param outcome what the trail says; null for time that passed
 * @param port by which it left, or how it ended; null for all else
 * @param reason why, in words; or null
 * @param input what went in: what the node was told
 * @param output what came out: messages, answers, points, events
 */
public record Span(
        Kind kind,
        int visit,
        int attempt,
        String node,
        String title,
        String type,
        Instant from,
        Instant to,
        Instant planned,
        StepLogOutcome outcome,
        String port,
        String reason,
        String input,
        List<Output> output) {

    public Span {
        output = List.copyOf(output);
    }

    /** @param until what is taken for the end while it lasts */
    public Duration length(Instant until) {
        Instant end = to == null ? until : to;
        return end.isBefore(from) ? Duration.ZERO : Duration.between(from, end);
    }

    /** The same, for that reason. */
    Span because(String why) {
        return new Span(kind, visit, attempt, node, title, type, from, to, planned, outcome, port, why, input, output);
    }

    /** Time that passed with a line of the trail. */
    static Span time(StoryRow row, Kind kind, int attempt, Instant from, Instant to) {
        return new Span(
                kind,
                row.visit(),
                attempt,
                row.node(),
                row.title(),
                row.type(),
                from,
                to,
                null,
                null,
                null,
                null,
                null,
                List.of());
    }

    /** The same, to end then. */
    Span planned(Instant end) {
        return new Span(kind, visit, attempt, node, title, type, from, to, end, outcome, port, reason, input, output);
    }

    /** The same, over by then. */
    Span ended(Instant at) {
        return new Span(
                kind, visit, attempt, node, title, type, from, at, planned, outcome, port, reason, input, output);
    }

    public boolean open() {
        return to == null;
    }

    /** It brought about nothing: a step that could not be executed, or an attempt on the wire that is not known to have succeeded. */
    public boolean inVain() {
        return switch (kind) {
            case STEP -> outcome == StepLogOutcome.INCIDENT;
            case WIRE -> !open() && reason != null;
            default -> false;
        };
    }

    /** What a stretch of time was spent with. */
    public enum Kind {
        /** It was due, and no server had taken it yet. */
        QUEUED,
        /** A node was executed, or a person acted: an instant, since a batch is one transaction. */
        STEP,
        /** A node had it wait. */
        WAITED,
        /** It stood still after an error. */
        STOPPED,
        /** Its message was ready, and not yet on the wire, or not yet again. */
        MESSAGE_QUEUED,
        /** Its message was on the wire. */
        WIRE
    }

    /**
     * Something that a step brought about.
     *
     * @param key of the words: {@code message}, {@code approval}, {@code score}, {@code event}, {@code error}
     */
    public record Output(String key, List<String> values) {

        public Output {
            values = values.stream().map(value -> value == null ? "" : value).toList();
        }
    }
}
