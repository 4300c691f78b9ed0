package org.millrace.run.step;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.millrace.contact.ContactFacts;
import org.millrace.platform.Json;
import org.millrace.run.Stay;
import org.millrace.run.StepBatch;
import org.millrace.run.StepHandler;
import org.millrace.run.StepOutcome;
import org.millrace.run.Visit;
import org.millrace.run.WaitReason;
import org.millrace.workflow.CompiledNode;

/** Puts visits before one node. */
final class StepBench {

    static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");
    static final long CAMPAIGN = 7;

    private StepBench() {}

    static <C extends Record> C configured(StepHandler<C> step, String json) {
        return Json.read(json, step.configuration());
    }

    static <C extends Record> StepOutcome outcome(StepHandler<C> step, String json, Visit visit) {
        return outcomes(step, "node", json, List.of(visit)).get(0);
    }

    static <C extends Record> List<StepOutcome> outcomes(
            StepHandler<C> step, String nodeId, String json, List<Visit> visits) {
        CompiledNode<C> node = new CompiledNode<>(1, nodeId, nodeId, step, configured(step, json));
        return step.execute(new StepBatch<>(node, NOW, visits));
    }

    static String port(StepOutcome outcome) {
        return ((StepOutcome.Continue) outcome).port();
    }

    static Visit contact(long id, String attributes, String... tags) {
        ObjectNode json = Json.read(attributes, ObjectNode.class);
        ContactFacts facts = new ContactFacts(id, NOW, json, Set.of(tags), Map.of());
        return new Visit(id, id, CAMPAIGN, null, 1, facts, NOW, Stay.ARRIVED, 0);
    }

    static Visit arrived(Instant at, boolean resumed) {
        Stay stay = resumed ? new Stay(WaitReason.TIME, NOW, null) : Stay.ARRIVED;
        return new Visit(1, 1, CAMPAIGN, null, 1, null, at, stay, 0);
    }
}
