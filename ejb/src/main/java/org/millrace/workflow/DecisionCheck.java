package org.millrace.workflow;

import java.util.ArrayList;
import java.util.List;
import org.millrace.platform.Sayable;
import org.millrace.platform.Sentence;
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
                Sentence.of("Nobody can ever fit \"{0}\": it contradicts itself.", said(one)),
                Sentence.of("Mend the condition, or remove the way."));
    }

    private static Verdict shadowed(Case one) {
        return new Verdict(
                Code.CASE_SHADOWED,
                Severity.ERROR,
                one,
                Sentence.of("Nobody comes here: whoever fits \"{0}\" goes an earlier way.", said(one)),
                Sentence.of("Put it before that way, or remove it."));
    }

    private static Verdict everybody(Decision decision) {
        Case first = decision.cases().get(0);
        if (decision.cases().size() == 1) {
            return new Verdict(
                    Code.CONDITION_ALWAYS,
                    Severity.WARNING,
                    first,
                    Sentence.of("Everybody fits \"{0}\" at any time.", said(first)),
                    Sentence.of("Ask something that can be missed, or remove the condition."));
        }
        Sentence rest = Sentence.of(decision.rest().orElse("the end"));
        return new Verdict(
                Code.OTHERWISE_NEVER,
                Severity.WARNING,
                first,
                Sentence.of("The ways take everybody, so nobody leaves by {0}.", rest),
                Sentence.of("Remove the last way and let its contacts leave by {0}.", rest));
    }

    private static Sayable said(Case one) {
        return one.when().said();
    }

    private boolean possible(List<Assumed> earlier, Assumed more) {
        List<Assumed> together = new ArrayList<>(earlier);
        together.add(more);
        return satisfiability.possible(together);
    }

    /** What is to be said of one case. */
    record Verdict(Code code, Severity severity, Case about, Sentence what, Sentence mend) {

        void tell(StepCheck check) {
            if (severity == Severity.ERROR) {
                check.error(code, about.field(), what, mend);
            } else {
                check.warning(code, about.field(), what, mend);
            }
        }
    }
}
