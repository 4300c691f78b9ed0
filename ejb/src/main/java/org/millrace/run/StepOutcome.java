package org.millrace.run;

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

    /** Stay, and be asked again (resumed) at that instant. */
    record WaitUntil(Instant until) implements StepOutcome {
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
     */
    record Finish(RunStatus status, String kind, String reason) implements StepOutcome {
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

    <R> R match(Cases<R> cases);

    /** One answer per kind of outcome. */
    interface Cases<R> {
        R leave(Continue outcome);

        R stay(WaitUntil outcome);

        R end(Finish outcome);

        R fail(Fail outcome);
    }

    /** What is written beside the new position, in the same transaction. */
    sealed interface Effect {

        /** A message is handed to the ledger; its key is run, node and visit. */
        record Send(String channel, String template) implements Effect {
            @Override
            public void accept(Effects effects) {
                effects.send(this);
            }
        }

        record AddTag(String tag) implements Effect {
            @Override
            public void accept(Effects effects) {
                effects.tag(tag, true);
            }
        }

        record RemoveTag(String tag) implements Effect {
            @Override
            public void accept(Effects effects) {
                effects.tag(tag, false);
            }
        }

        /** The run belongs to this arm of the campaign's experiment from now on. */
        record AssignVariant(String variant) implements Effect {
            @Override
            public void accept(Effects effects) {
                effects.assign(variant);
            }
        }

        void accept(Effects effects);
    }

    /** Takes the effects of one run. */
    interface Effects {
        void send(Effect.Send send);

        void tag(String tag, boolean add);

        void assign(String variant);
    }
}
