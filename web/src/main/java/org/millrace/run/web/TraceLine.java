package org.millrace.run.web;

import java.time.Instant;
import org.millrace.platform.web.Words;
import org.millrace.run.RunTrace;
import org.millrace.run.StepLogOutcome;
import org.millrace.workflow.web.NodeWords;

/** A line of a trace in words: what happened, where, why. */
public record TraceLine(Instant at, String symbol, String tone, String what, String where, String why) {

    static TraceLine of(RunTrace.Line line, Words words, NodeWords nodes) {
        String node = line.name() == null ? line.node() : line.name();
        return new TraceLine(line.at(), symbol(line, nodes), tone(line), what(line, words), node, why(line));
    }

    private static String what(RunTrace.Line line, Words words) {
        if (line.message() != null && line.outcome() == StepLogOutcome.CONTINUED) {
            return message(line.message(), words);
        }
        String key = "trace." + line.outcome();
        return switch (line.outcome()) {
            case WAITING -> words.of(key, words.at(line.until()));
            case CONTINUED -> passed(line, words);
            default -> words.of(key);
        };
    }

    private static String passed(RunTrace.Line line, Words words) {
        String own = "trace.CONTINUED." + line.type();
        return words.of(words.has(own) ? own : "trace.CONTINUED", line.port());
    }

    private static String message(RunTrace.Message message, Words words) {
        String to = message.address() == null ? "" : message.address();
        return words.of("trace.message." + message.state(), to, message.subject() == null ? "" : message.subject());
    }

    private static String why(RunTrace.Line line) {
        boolean silent = line.message() == null || line.message().reason() == null;
        return silent ? line.reason() : line.message().reason();
    }

    private static String symbol(RunTrace.Line line, NodeWords nodes) {
        return switch (line.outcome()) {
            case WAITING -> "clock";
            case FINISHED -> "flag";
            case INCIDENT -> "alert";
            case RETRIED, RE_ENROLLED -> "refresh";
            case WAIT_SKIPPED -> "next";
            case CANCELED -> "close";
            default -> nodes.symbol(line.type());
        };
    }

    private static String tone(RunTrace.Line line) {
        return switch (line.outcome()) {
            case WAITING -> "warn";
            case INCIDENT -> "bad";
            case FINISHED -> "good";
            default ->
                line.message() == null ? "mute" : messageTone(line.message().state());
        };
    }

    private static String messageTone(String state) {
        return switch (state) {
            case "SENT", "DELIVERED" -> "good";
            case "FAILED", "BOUNCED", "COMPLAINED" -> "bad";
            case "UNCERTAIN" -> "warn";
            default -> "cold";
        };
    }
}
