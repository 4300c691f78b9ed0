package org.millrace.run.why;

import java.util.List;
import java.util.Locale;
import org.millrace.platform.Sentence;
import org.millrace.run.PutOff;
import org.millrace.run.RunEnd;
import org.millrace.run.RunStatus;
import org.millrace.run.WaitReason;
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
                                RunEnd.said(line.port(), line.reason())))
                        .toList(),
                unsent.stream().map(this::unsent).toList());
    }

    Sentence sentence(RunRow run) {
        String at = title(run.nodeNo());
        return switch (run.status()) {
            case WAITING -> waiting(run, at);
            case FROZEN -> Sentence.of("It stands still at “{0}” since the campaign was frozen.", at);
            case INCIDENT ->
                Sentence.of("It stands still at “{0}” since an error: {1}.", at, Sentence.read(run.incident()));
            case SUCCESS, PARTIAL, FAILED, CANCELED -> ended(run, at);
        };
    }

    private static Sentence ended(RunRow run, String at) {
        Sentence how = Sentence.of(run.status().name().toLowerCase(Locale.ROOT));
        if (run.exitReason() == null && run.status() == RunStatus.CANCELED) {
            return Sentence.of("It ended as {0} at “{1}” on {2}.", how, at, run.finishedAt());
        }
        return run.exitReason() == null
                ? Sentence.of(
                        "It ended as {0} at “{1}” on {2} ({3}).",
                        how, at, run.finishedAt(), Sentence.of(run.exitKind()))
                : Sentence.of(
                        "It ended as {0} at “{1}” on {2}: {3}.",
                        how, at, run.finishedAt(), RunEnd.said(run.exitKind(), run.exitReason()));
    }

    private static Sentence waiting(RunRow run, String at) {
        if (run.putOff() == PutOff.HOST_AWAY) {
            return Sentence.of(
                    "It waits at “{0}” for the host's directory of contacts, which cannot be reached; it is tried again at {1}.",
                    at, run.dueAt());
        }
        if (run.waitingFor() == null) {
            return Sentence.of("It is to be executed at “{0}” since {1}.", at, run.dueAt());
        }
        Sentence waits =
                switch (run.waitingFor()) {
                    case TIME -> Sentence.of("It waits at “{0}”", at);
                    case EVENT -> Sentence.of("It waits at “{0}” for an event", at);
                    case APPROVAL -> Sentence.of("It waits at “{0}” for a person's decision", at);
                    case DELIVERY -> Sentence.of("It waits at “{0}” for what becomes of its message", at);
                };
        if (run.until() == null) {
            return Sentence.of("{0}.", waits);
        }
        return run.waitingFor() == WaitReason.TIME
                ? Sentence.of("{0} until {1}.", waits, run.until())
                : Sentence.of("{0}, until {1} at the latest.", waits, run.until());
    }

    private Unsent unsent(WhyRepository.MessageRow message) {
        String at = title(message.nodeNo());
        Sentence state =
                switch (message.state()) {
                    case "READY" -> Sentence.of("The message of “{0}” is to be sent at {1}", at, message.readyAt());
                    case "HELD" -> Sentence.of("The message of “{0}” waits for its campaign", at);
                    case "CLAIMED" -> Sentence.of("The message of “{0}” is on its way", at);
                    case "UNCERTAIN" -> Sentence.of("The message of “{0}” may have been sent or not", at);
                    default -> Sentence.of("The message of “{0}” was not sent", at);
                };
        Sentence reason = Sentence.read(message.reason());
        return new Unsent(
                node(message.nodeNo()),
                message.channel(),
                message.state(),
                reason,
                reason == null ? Sentence.of("{0}.", state) : Sentence.of("{0}: {1}.", state, reason));
    }

    private String node(int no) {
        return version.node(no).id();
    }

    /** As people named it. */
    private String title(int no) {
        return WayThere.title(version.node(no));
    }
}
