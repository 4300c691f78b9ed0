package org.millrace.workflow;

import java.util.ArrayList;
import java.util.List;
import org.millrace.predicate.Assumed;
import org.millrace.predicate.Satisfiability;
import org.millrace.workflow.Decision.Case;

/** Which ways of a decision nobody can take, because a condition contradicts itself or an earlier one takes all who fit it. */
final class DecisionCheck {

    private final Satisfiability satisfiability;

    DecisionCheck(Satisfiability satisfiability) {
        this.satisfiability = satisfiability;
    }

    void check(Decision decision, StepCheck check) {
        List<Assumed> earlierDoNot = new ArrayList<>();
        boolean all = false;
        for (Case one : decision.cases()) {
            if (!satisfiability.possible(List.of(Assumed.that(one.when())))) {
                check.error(
                        Code.CONDITION_NEVER,
                        one.field(),
                        "Nobody can ever fit \"" + one.when().sentence() + "\": it contradicts itself.",
                        "Mend the condition, or remove the way.");
            } else if (all || !possible(earlierDoNot, Assumed.that(one.when()))) {
                check.error(
                        Code.CASE_SHADOWED,
                        one.field(),
                        "Nobody comes here: whoever fits \"" + one.when().sentence() + "\" goes an earlier way.",
                        "Put it before that way, or remove it.");
            }
            all = all || !possible(earlierDoNot, Assumed.not(one.when()));
            earlierDoNot.add(Assumed.not(one.when()));
        }
        if (all) {
            everybody(decision, check);
        }
    }

    private static void everybody(Decision decision, StepCheck check) {
        String field = decision.cases().get(0).field();
        if (decision.cases().size() == 1) {
            check.warning(
                    Code.CONDITION_ALWAYS,
                    field,
                    "Everybody fits \"" + decision.cases().get(0).when().sentence() + "\" at any time.",
                    "Ask something that can be missed, or remove the step.");
        } else {
            check.warning(
                    Code.OTHERWISE_NEVER,
                    field,
                    "The ways take everybody, so nobody leaves by "
                            + decision.rest().orElse("the end") + ".",
                    "Remove the last way and let its contacts leave by "
                            + decision.rest().orElse("the end") + ".");
        }
    }

    private boolean possible(List<Assumed> earlier, Assumed more) {
        List<Assumed> together = new ArrayList<>(earlier);
        together.add(more);
        return satisfiability.possible(together);
    }
}
