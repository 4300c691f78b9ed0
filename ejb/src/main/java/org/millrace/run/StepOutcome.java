package org.millrace.run;

import java.time.Instant;
import java.util.List;

/** What a step decided for one run. */
public sealed interface StepOutcome {

    /** Leave by the port; where no edge leaves by it, the path ends in success. */
    record Continue(String port, List<Effect> effects) implements StepOutcome {}

    /** Stay, and be asked again (resumed) at that instant. */
    record WaitUntil(Instant until) implements StepOutcome {}

    /**
     * The run ends.
     *
     * @param kind {@code exit}, {@code cooldown}, {@code handoff}, {@code suppress}
     * @param reason may be null
     */
    record Finish(RunStatus status, String kind, String reason) implements StepOutcome {}

    /** The step cannot be done for this run; it becomes an incident, the others go on. */
    record Fail(String reason) implements StepOutcome {}

    static StepOutcome continueBy(String port) {
        return new Continue(port, List.of());
    }

    static StepOutcome continueBy(String port, Effect effect) {
        return new Continue(port, List.of(effect));
    }

    /** What is written beside the new position, in the same transaction. */
    sealed interface Effect {

        /** A message is handed to the ledger; its key is run, node and visit. */
        record Send(String channel, String template) implements Effect {}

        record AddTag(String tag) implements Effect {}

        record RemoveTag(String tag) implements Effect {}

        /** The run belongs to this arm of the campaign's experiment from now on. */
        record AssignVariant(String variant) implements Effect {}
    }
}
