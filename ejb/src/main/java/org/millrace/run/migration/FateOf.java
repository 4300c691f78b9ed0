package org.millrace.run.migration;

import java.time.Instant;
import org.millrace.run.Stay;
import org.millrace.run.StepOutcome;

/** What a node's answer means for a run that has waited so far. */
record FateOf(Stay before) implements StepOutcome.Cases<Fate> {

    @Override
    public Fate leave(StepOutcome.Continue outcome) {
        return Fate.LEAVES;
    }

    @Override
    public Fate end(StepOutcome.Finish outcome) {
        return Fate.LEAVES;
    }

    /** It becomes an incident at its node. */
    @Override
    public Fate fail(StepOutcome.Fail outcome) {
        return Fate.MOVES;
    }

    @Override
    public Fate stay(StepOutcome.Wait outcome) {
        return before.says(outcome.until()) ? Fate.MOVES : changed(outcome.until());
    }

    /** Without an end is longest. */
    private Fate changed(Instant until) {
        boolean longer = until == null || before.until() != null && until.isAfter(before.until());
        return longer ? Fate.WAITS_LONGER : Fate.WAITS_SHORTER;
    }
}
