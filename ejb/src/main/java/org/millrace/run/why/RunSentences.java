package org.millrace.run.why;

import java.util.List;
import java.util.Locale;
import org.millrace.run.why.Why.RunReason;
import org.millrace.run.why.Why.Step;
import org.millrace.run.why.Why.Unsent;
import org.millrace.workflow.CompiledWorkflow;

/** Says in sentences where a run is. */
final class RunSentences {

    private final CompiledWorkflow version;

    RunSentences(CompiledWorkflow version) {
        this.version = version;
    }

    RunReason reason(RunRow run, List<TrailLine> trail, List<WhyRepository.MessageRow> unsent) {
        return new RunReason(
                run.id(),
                run.entry(),
                version.versionNo(),
                run.status(),
                node(run.nodeNo()),
                run.movedAt(),
                run.waitingFor(),
                run.status().live() ? run.until() : null,
                sentence(run),
                trail.stream()
                        .map(line -> new Step(
                                line.at(),
                                node(line.nodeNo()),
                                line.outcome(),
                                line.port(),
                                line.until(),
                                line.reason()))
                        .toList(),
                unsent.stream().map(this::unsent).toList());
    }

    String sentence(RunRow run) {
        String at = "“" + node(run.nodeNo()) + "”";
        return switch (run.status()) {
            case WAITING -> waiting(run, at);
            case FROZEN -> "It stands still at " + at + " since the campaign was frozen.";
            case INCIDENT -> "It stands still at " + at + " since an error: " + run.incident() + ".";
            case SUCCESS, PARTIAL, FAILED, CANCELED ->
                "It ended as " + run.status().name().toLowerCase(Locale.ROOT) + " at " + at + " on " + run.finishedAt()
                        + (run.exitReason() == null ? " (" + run.exitKind() + ")." : ": " + run.exitReason() + ".");
        };
    }

    private static String waiting(RunRow run, String at) {
        if (run.waitingFor() == null) {
            return "It is to be executed at " + at + " since " + run.dueAt() + ".";
        }
        String until = run.until() == null ? "" : ", until " + run.until() + " at the latest";
        return switch (run.waitingFor()) {
            case TIME -> "It waits at " + at + " until " + run.until() + ".";
            case EVENT -> "It waits at " + at + " for an event" + until + ".";
            case APPROVAL -> "It waits at " + at + " for a person's decision" + until + ".";
            case DELIVERY -> "It waits at " + at + " for what becomes of its message" + until + ".";
        };
    }

    private Unsent unsent(WhyRepository.MessageRow message) {
        String of = "The message of “" + node(message.nodeNo()) + "” ";
        String reason = message.reason() == null ? "" : ": " + message.reason();
        String sentence =
                switch (message.state()) {
                    case "READY" -> of + "is to be sent at " + message.readyAt() + reason + ".";
                    case "HELD" -> of + "waits for its campaign" + reason + ".";
                    case "CLAIMED" -> of + "is on its way.";
                    case "UNCERTAIN" -> of + "may have been sent or not" + reason + ".";
                    default -> of + "was not sent" + reason + ".";
                };
        return new Unsent(node(message.nodeNo()), message.channel(), message.state(), message.reason(), sentence);
    }

    private String node(int no) {
        return version.node(no).id();
    }
}
