package org.millrace.run.monitor;

import java.util.ArrayList;
import java.util.List;
import org.millrace.run.StepLogOutcome;

/** What a visit brought about, told at the line that tells it first. */
final class Outputs {

    private int told;

    List<Span.Output> of(StoryRow row) {
        List<Span.Output> outputs = new ArrayList<>();
        if (row.outcome() == StepLogOutcome.INCIDENT) {
            if (row.detail() != null) {
                outputs.add(new Span.Output("error", List.of(row.detail())));
            }
            return outputs;
        }
        if (told == row.visit()) {
            return outputs;
        }
        told = row.visit();
        if (row.messageId() != null) {
            outputs.add(message(row));
        }
        if (row.question() != null) {
            outputs.add(new Span.Output(
                    row.decision() == null ? "question" : "approval",
                    texts(row.question(), row.decision(), row.decidedBy(), row.comment())));
        }
        if (row.criterion() != null) {
            outputs.add(new Span.Output(
                    "score",
                    texts(
                            row.criterion(),
                            (row.points().signum() > 0 ? "+" : "")
                                    + row.points().toPlainString())));
        }
        if (row.event() != null) {
            outputs.add(new Span.Output("event", List.of(row.event())));
        }
        return outputs;
    }

    private static Span.Output message(StoryRow row) {
        return new Span.Output(
                "message." + row.state(),
                texts(
                        row.subject(),
                        row.address(),
                        row.provider() == null ? row.channel() : row.channel() + " (" + row.provider() + ")",
                        row.providerId(),
                        row.messageReason(),
                        row.attempts() == null ? null : row.attempts().toString()));
    }

    private static List<String> texts(String... values) {
        List<String> texts = new ArrayList<>();
        for (String value : values) {
            texts.add(value == null ? "" : value);
        }
        return texts;
    }
}
