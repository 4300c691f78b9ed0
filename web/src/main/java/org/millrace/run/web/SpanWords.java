package org.millrace.run.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.millrace.platform.Json;
import org.millrace.platform.web.Words;
import org.millrace.run.RunEnd;
import org.millrace.run.StepLogOutcome;
import org.millrace.run.monitor.RunStory;
import org.millrace.run.monitor.Span;
import org.millrace.workflow.web.NodeWords;

/** A span in words. */
public final class SpanWords {

    private final Words words;
    private final NodeWords nodes;
    private final RunStory story;

    private static final Set<String> WAITS = Set.of("wait", "approval");

    SpanWords(Words words, NodeWords nodes, RunStory story) {
        this.words = words;
        this.nodes = nodes;
        this.story = story;
    }

    Said of(Span span) {
        boolean step = span.kind() == Span.Kind.STEP;
        return new Said(
                span.title(),
                step ? step(span) : words.of(time(span)),
                symbol(span),
                step ? words.of("span.instant") : length(span),
                span.from(),
                span.to(),
                ahead(span),
                counted(span) ? words.of("span.attempt", span.attempt()) : null,
                words.say(RunEnd.said(span.port(), span.reason())),
                span.input() == null ? null : Json.pretty(span.input()),
                span.output().stream()
                        .map(output -> words.sentence(key(output), values(span, output)))
                        .toList());
    }

    private static String key(Span.Output output) {
        boolean refused =
                output.key().equals("message.READY") && !output.values().get(4).isEmpty();
        return "output." + output.key() + (refused ? ".again" : "");
    }

    /** Only what the engine says itself is said in the reader's language; a call has no subject but its step's name. */
    private List<String> values(Span span, Span.Output output) {
        List<String> values = new ArrayList<>(output.values());
        if (output.key().startsWith("message.")) {
            values.set(0, values.get(0).isEmpty() ? span.title() : values.get(0));
            values.set(4, words.kept(values.get(4)));
        } else if (output.key().equals("approval")) {
            values.set(1, words.word("approvals.was", values.get(1)));
        }
        return values;
    }

    private static String time(Span span) {
        if (span.kind() == Span.Kind.MESSAGE_QUEUED && span.attempt() > 1) {
            return "span.MESSAGE_QUEUED.again";
        }
        if (span.inVain()) {
            return "span.WIRE.vain";
        }
        return paced(span) ? "span.WAITED.paced" : "span." + span.kind();
    }

    /** The first attempt is counted only where it was in vain. */
    private static boolean counted(Span span) {
        return span.kind() != Span.Kind.MESSAGE_QUEUED
                && (span.attempt() > 1 || span.kind() == Span.Kind.WIRE && span.reason() != null);
    }

    /** A step that is no wait has its contacts wait only where it lets so many pass in a period. */
    private static boolean paced(Span span) {
        return span.kind() == Span.Kind.WAITED && span.planned() != null && !WAITS.contains(span.type());
    }

    private String step(Span span) {
        if (span.outcome() == StepLogOutcome.WAITING) {
            return words.of("span.beginsToWait");
        }
        String own = "trace." + span.outcome() + "." + span.type();
        return words.of(words.has(own) ? own : "trace." + span.outcome(), nodes.port(span.port()));
    }

    /** When a wait ends, on the clock of the contact. */
    private String ahead(Span span) {
        if (!span.open() || span.planned() == null) {
            return span.open() ? words.of(span.planned() == null ? "span.open" : "span.due") : null;
        }
        return span.planned().isAfter(story.at())
                ? words.of(
                        "span.resumes",
                        words.zoned(span.planned(), story.run().zone()),
                        story.run().zone())
                : words.of("span.due");
    }

    private String length(Span span) {
        return Spell.of(span.length(story.at()), words);
    }

    private String symbol(Span span) {
        if (span.inVain()) {
            return "alert";
        }
        return switch (span.kind()) {
            case QUEUED, MESSAGE_QUEUED -> "pause";
            case WAITED -> "clock";
            case STOPPED -> "alert";
            case WIRE -> "send";
            case STEP -> nodes.symbol(span.type() == null ? "" : span.type());
        };
    }

    /**
     * @param what what it was, or what happened
     * @param ahead how it goes on, while it lasts; else null
     * @param attempt which execution, from the second on, or which attempt on the wire; else null
     */
    public record Said(
            String title,
            String what,
            String symbol,
            String length,
            Instant from,
            Instant to,
            String ahead,
            String attempt,
            String reason,
            String input,
            List<String> output) {

        public boolean detailed() {
            return Stream.of(ahead, reason, input).anyMatch(text -> text != null) || !output.isEmpty();
        }
    }
}
