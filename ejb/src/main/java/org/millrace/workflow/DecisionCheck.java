package org.millrace.workflow;

import java.util.ArrayList;
import java.util.List;
import org.millrace.predicate.Assumed;
import org.millrace.predicate.Satisfiability;
import org.millrace.workflow.Decision.Case;
import org.millrace.workflow.Problem.Severity;

/** Which ways of a decision nobody can take, because a condition contradicts itself or an earlier one takes all who fit it. */
final class DecisionCheck {

    private final Satisfiability satisfiability;

    DecisionCheck(Satisfiability satisfiability) {
        this.satisfiability = satisfiability;
    }

    List<Verdict> check(Decision decision) {
        List<Verdict> verdicts = new ArrayList<>();
        List<Assumed> earlierDoNot = new ArrayList<>();
        boolean all = false;
        for (Case one : decision.cases()) {
            if (!satisfiability.possible(List.of(Assumed.that(one.when())))) {
                verdicts.add(never(one));
            } else if (all || !possible(earlierDoNot, Assumed.that(one.when()))) {
                verdicts.add(shadowed(one));
            }
            all = all || !possible(earlierDoNot, Assumed.not(one.when()));
            earlierDoNot.add(Assumed.not(one.when()));
        }
        if (all) {
            verdicts.add(everybody(decision));
        }
        return verdicts;
    }

    private static Verdict never(Case one) {
        return new Verdict(
                Code.CONDITION_NEVER,
                Severity.ERROR,
                one,
                "Nobody can ever fit \"" + one.when().sentence() + "\": it contradicts itself.",
                "Mend the condition, or remove the way.");
    }

    private static Verdict shadowed(Case one) {
        return new Verdict(
                Code.CASE_SHADOWED,
                Severity.ERROR,
                one,
                "Nobody comes here: whoever fits \"" + one.when().sentence() + "\" goes an earlier way.",
                "Put it before that way, or remove it.");
    }

    private static Verdict everybody(Decision decision) {
        Case first = decision.cases().get(0);
        if (decision.cases().size() == 1) {
            return new Verdict(
                    Code.CONDITION_ALWAYS,
                    Severity.WARNING,
                    first,
                    "Everybody fits \"" + first.when().sentence() + "\" at any time.",
                    "Ask something that can be missed, or remove the condition.");
        }
        String rest = decision.rest().orElse("the end");
        return new Verdict(
                Code.OTHERWISE_NEVER,
                Severity.WARNING,
                first,
                "The ways take everybody, so nobody leaves by " + rest + ".",
                "Remove the last way and let its contacts leave by " + rest + ".");
    }

    private boolean possible(List<Assumed> earlier, Assumed more) {
        List<Assumed> together = new ArrayList<>(earlier);
        together.add(more);
        return satisfiability.possible(together);
    }

    /** What is to be said of one case. */
    record Verdict(Code code, Severity severity, Case about, String what, String mend) {

        void tell(StepCheck check) {
            if (severity == Severity.ERROR) {
                check.error(code, about.field(), what, mend);
            } else {
                check.warning(code, about.field(), what, mend);
            }
        }
    }
}
