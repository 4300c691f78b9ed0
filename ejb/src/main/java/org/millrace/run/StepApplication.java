package org.millrace.run;

import java.util.Optional;
import org.millrace.contact.TagChange;
import org.millrace.workflow.CompiledNode;
import org.millrace.workflow.CompiledWorkflow;

/**
 * Turns what a node decided for one run into its move, trail, counters and effects. Answers whether the run has come to another
 * node and is to be walked on.
 */
final class StepApplication implements StepOutcome.Cases<Boolean>, StepOutcome.Effects {

    private final CompiledWorkflow version;
    private final Walker walker;
    private final BatchFacts facts;
    private final BatchResult result;

    StepApplication(CompiledWorkflow version, Walker walker, BatchFacts facts, BatchResult result) {
        this.version = version;
        this.walker = walker;
        this.facts = facts;
        this.result = result;
    }

    @Override
    public Boolean leave(StepOutcome.Continue go) {
        go.effects().forEach(effect -> effect.accept(this));
        result.log(walker, StepLogOutcome.CONTINUED, go.port(), null, null);
        result.left(walker);
        Optional<CompiledNode<?>> next = version.follow(walker.nodeNo(), go.port());
        if (next.isEmpty()) {
            result.end(walker, RunStatus.SUCCESS, "end");
            return false;
        }
        walker.moveTo(next.get().no(), result.now());
        result.entered(walker);
        if (walker.tired()) {
            result.move(walker.waiting(null, result.now()));
            return false;
        }
        return true;
    }

    @Override
    public Boolean stay(StepOutcome.WaitUntil wait) {
        result.log(walker, StepLogOutcome.WAITING, null, wait.until(), null);
        result.move(walker.waiting(WaitReason.TIME, wait.until()));
        return false;
    }

    @Override
    public Boolean end(StepOutcome.Finish end) {
        result.log(walker, StepLogOutcome.FINISHED, end.kind(), null, end.reason());
        result.left(walker);
        result.end(walker, end.status(), end.kind());
        return false;
    }

    @Override
    public Boolean fail(StepOutcome.Fail failure) {
        result.log(walker, StepLogOutcome.INCIDENT, null, null, failure.reason());
        result.incident(walker, failure.reason());
        return false;
    }

    @Override
    public void send(StepOutcome.Effect.Send send) {
        result.send(walker, send);
    }

    @Override
    public void tag(String tag, boolean add) {
        facts.tagged(walker, tag, add);
        result.tag(new TagChange(walker.run().tenant(), walker.run().contactId(), tag, add));
    }

    @Override
    public void assign(String variant) {
        walker.assign(variant);
    }
}
