package org.millrace.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;
import org.millrace.contact.AttributeChange;
import org.millrace.contact.FiredEvent;
import org.millrace.contact.ScoreChange;
import org.millrace.contact.Suppression;
import org.millrace.contact.TagChange;
import org.millrace.counter.Way;
import org.millrace.workflow.CompiledNode;
import org.millrace.workflow.CompiledWorkflow;

/**
 * Turns what a node decided for one run into its move, trail, counters and effects. Answers whether the run has come to another
 * node and is to be walked on.
 */
final class StepApplication implements StepOutcome.Cases<Boolean>, Effect.Effects {

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
        Optional<CompiledNode<?>> next = next(go.port());
        result.left(walker, new Way(go.port(), next.map(CompiledNode::no).orElse(0)));
        if (!version.leadsOn(walker.nodeNo(), go.port())) {
            result.end(walker, RunStatus.SUCCESS, RunEnd.of("end"));
            return false;
        }
        if (next.isEmpty()) {
            result.end(walker, RunStatus.SUCCESS, RunEnd.of("unqualified"));
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

    /** The facts are asked only where an edge has a condition. */
    private Optional<CompiledNode<?>> next(String port) {
        return version.follow(walker.nodeNo(), port, condition -> facts.holds(walker, condition));
    }

    @Override
    public Boolean stay(StepOutcome.Wait wait) {
        if (!walker.stay().resumed() && result.migrates(walker)) {
            return false;
        }
        wait.effects().forEach(effect -> effect.accept(this));
        if (!walker.stay().states(wait.reason(), wait.until())) {
            result.log(walker, StepLogOutcome.WAITING, null, wait.until(), null);
        }
        result.move(walker.waiting(wait.reason(), wait.until()));
        return false;
    }

    @Override
    public Boolean end(StepOutcome.Finish end) {
        result.log(walker, StepLogOutcome.FINISHED, end.kind(), null, end.reason());
        finish(end);
        return false;
    }

    /** @param why for the trail: the interrupt's name with the exit's reason */
    void interrupt(String why, StepOutcome.Finish ending) {
        result.log(walker, StepLogOutcome.INTERRUPTED, ending.kind(), null, why);
        finish(ending);
    }

    private void finish(StepOutcome.Finish end) {
        end.effects().forEach(effect -> effect.accept(this));
        result.left(walker, null);
        result.end(
                walker,
                end.status(),
                new RunEnd(
                        end.kind(),
                        end.reason(),
                        end.cooldown() == null ? null : result.now().plus(end.cooldown())));
    }

    @Override
    public Boolean fail(StepOutcome.Fail failure) {
        result.log(walker, StepLogOutcome.INCIDENT, null, null, failure.reason());
        result.incident(walker, failure.reason());
        return false;
    }

    @Override
    public void send(Effect.Send send) {
        result.send(walker, send);
        walker.sent();
    }

    @Override
    public void tag(String tag, boolean add) {
        facts.changed(walker, add ? known -> known.tag(tag) : known -> known.untag(tag));
        result.tag(new TagChange(walker.run().tenant(), walker.run().contactId(), tag, add));
    }

    @Override
    public void attribute(String name, JsonNode value) {
        facts.changed(walker, known -> known.set(name, value));
        result.attribute(new AttributeChange(walker.run().tenant(), walker.run().contactId(), name, value));
    }

    @Override
    public void score(String criterion, BigDecimal by) {
        ClaimedRun run = walker.run();
        ScoreChange change =
                new ScoreChange(run.tenant(), run.contactId(), criterion, ScoreChange.Kind.ADD, by, "run " + key());
        facts.changed(walker, known -> known.score(change));
        result.score(change);
    }

    @Override
    public void fire(String name, ObjectNode properties) {
        ClaimedRun run = walker.run();
        result.fire(new FiredEvent(
                run.tenant(),
                run.contactId(),
                run.campaignId(),
                run.id(),
                walker.nodeNo(),
                walker.visit(),
                name,
                properties));
    }

    @Override
    public void suppress(String channel, String topic) {
        result.suppress(new Suppression(walker.run().tenant(), walker.run().contactId(), channel, topic));
    }

    @Override
    public void ask(Effect.AskApproval question) {
        ClaimedRun run = walker.run();
        result.ask(new NewApproval(
                run.tenant(),
                run.campaignId(),
                run.id(),
                run.contactId(),
                walker.nodeNo(),
                walker.visit(),
                question.question(),
                question.assignee(),
                question.deadline()));
    }

    private String key() {
        return walker.run().id() + ":" + walker.nodeNo() + ":" + walker.visit();
    }

    @Override
    public void assign(String variant) {
        String before = walker.variant();
        walker.assign(variant);
        result.assigned(walker, before);
    }

    @Override
    public void pass() {
        walker.passed();
    }
}
