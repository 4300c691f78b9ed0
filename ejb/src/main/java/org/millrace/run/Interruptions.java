package org.millrace.run;

import java.util.ArrayList;
import java.util.List;
import org.millrace.predicate.FactsNeeded;
import org.millrace.workflow.CompiledInterrupt;
import org.millrace.workflow.CompiledNode;
import org.millrace.workflow.CompiledWorkflow;

/** Runs whose signal decides before their node is asked: an interrupt has come true, or a person let them pass a wait. */
final class Interruptions {

    private final CompiledWorkflow version;
    private final BatchFacts facts;
    private final BatchResult result;

    Interruptions(CompiledWorkflow version, BatchFacts facts, BatchResult result) {
        this.version = version;
        this.facts = facts;
        this.result = result;
    }

    /**
     * @param moving is told who has come to another node
     * @return those whose node is to be asked
     */
    List<Walker> takeOut(List<Walker> walkers, List<Walker> moving) {
        List<Walker> others = new ArrayList<>(walkers.size());
        for (Walker walker : walkers) {
            String signal = walker.stay().signal();
            if (signal == null) {
                others.add(walker);
            } else if (Signal.ends(signal)) {
                interrupt(walker, signal);
            } else if (signal.equals(Signal.SKIP) && walker.stay().resumed()) {
                skip(walker, moving);
            } else {
                others.add(walker);
            }
        }
        return others;
    }

    private void interrupt(Walker walker, String signal) {
        StepApplication application = new StepApplication(version, walker, facts, result);
        if (signal.equals(Signal.UNSUBSCRIBED)) {
            application.interrupt(
                    "unsubscribed", new StepOutcome.Finish(RunStatus.PARTIAL, "exit", "unsubscribed", null, List.of()));
            return;
        }
        CompiledInterrupt interrupt = version.interrupt(Signal.interruptNo(signal));
        StepOutcome.Finish ending = ending(interrupt.exit(), facts.visits(List.of(walker), FactsNeeded.NONE));
        application.interrupt(why(interrupt.name(), ending.reason()), ending);
    }

    private static String why(String name, String reason) {
        return reason == null ? name : name + ": " + reason;
    }

    private <C extends Record> StepOutcome.Finish ending(CompiledNode<C> exit, List<Visit> visits) {
        StepOutcome ending = StepHandler.of(exit.type())
                .execute(new StepBatch<>(exit, result.now(), visits))
                .get(0);
        if (ending instanceof StepOutcome.Finish finish) {
            return finish;
        }
        throw new IllegalStateException("An exit ends the run");
    }

    private void skip(Walker walker, List<Walker> moving) {
        String port = version.firstPort(walker.nodeNo());
        if (StepOutcome.continueBy(port).match(new StepApplication(version, walker, facts, result))) {
            moving.add(walker);
        }
    }
}
