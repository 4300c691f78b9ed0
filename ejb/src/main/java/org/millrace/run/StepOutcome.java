package org.millrace.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a step decided for one run. */
public sealed interface StepOutcome {

    /** Leave by the port; where no edge leaves by it, the path ends in success. */
    record Continue(String port, List<Effect> effects) implements StepOutcome {

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.leave(this);
        }
    }

    /**
     * Stay. The node is asked again when {@code until} has come, and whenever something wakes the run before.
     *
     * @param until null = without a deadline, which only an approval or a delivery may be
     * @param effects of what starts with the wait; none when the run was waiting here before
     */
    record Wait(WaitReason reason, Instant until, List<Effect> effects) implements StepOutcome {

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.stay(this);
        }
    }

    /**
     * The run ends.
     *
     * @param kind {@code exit}, {@code cooldown}, {@code handoff}, {@code suppress}
     * @param reason may be null
     * @param cooldown how long the contact may not enter the campaign again; may be null
     */
    record Finish(RunStatus status, String kind, String reason, Duration cooldown, List<Effect> effects)
            implements StepOutcome {

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.end(this);
        }
    }

    /** The step cannot be done for this run; it becomes an incident, the others go on. */
    record Fail(String reason) implements StepOutcome {

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.fail(this);
        }
    }

    static StepOutcome continueBy(String port) {
        return new Continue(port, List.of());
    }

    static StepOutcome continueBy(String port, Effect effect) {
        return new Continue(port, List.of(effect));
    }

    static StepOutcome waitUntil(Instant until) {
        return new Wait(WaitReason.TIME, until, List.of());
    }

    static StepOutcome finish(RunStatus status, String kind, String reason) {
        return new Finish(status, kind, reason, null, List.of());
    }

    <R> R match(Cases<R> cases);

    /** One answer per kind of outcome. */
    interface Cases<R> {

        R leave(Continue outcome);

        R stay(Wait outcome);

        R end(Finish outcome);

        R fail(Fail outcome);
    }
}
