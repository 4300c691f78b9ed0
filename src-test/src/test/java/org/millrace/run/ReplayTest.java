package org.millrace.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.run.WorkflowBuilder.aWorkflow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.campaign.CampaignStatus;
import org.millrace.campaign.CampaignTerms;
import org.millrace.run.step.StandardSteps;
import org.millrace.run.why.Replay;
import org.millrace.run.why.Replay.Proof;
import org.millrace.run.why.ReplayedRun;
import org.millrace.run.why.TrailLine;
import org.millrace.run.why.TrailReplay;
import org.millrace.workflow.CompiledWorkflow;
import org.millrace.workflow.StepCatalogue;
import org.millrace.workflow.WorkflowCompiler;
import org.millrace.workflow.WorkflowDocument;

class ReplayTest {

    private static final int CONTACTS = 40;

    @Property(tries = 100)
    @Tag("P-14")
    void every_finished_run_of_a_random_campaign_takes_the_same_path_again(@ForAll Random random) {
        WorkflowDocument document = random(random);
        ManualEngine engine = finished(document, random);

        for (long run = 1; run <= CONTACTS; run++) {
            assertThat(engine.runs.status(run).live()).isFalse();
            Replay replay = replay(document, engine, run, trail(engine, run));
            assertThat(replay.same()).as("%s", replay).isTrue();
            assertThat(replay.steps()).hasSize(engine.path(run).size());
        }
    }

    @Property(tries = 100)
    @Tag("P-14")
    void a_trail_that_was_tampered_with_is_told(@ForAll Random random) {
        WorkflowDocument document = aWorkflow()
                .node("share", "split", "{\"arms\":[{\"port\":\"a\",\"weight\":1},{\"port\":\"b\",\"weight\":1}]}")
                .node("one", "send", "{\"channel\":\"null\"}")
                .node("two", "send", "{\"channel\":\"null\"}")
                .node("done", "exit", "{}")
                .path("start", "share")
                .edge("share", "a", "one")
                .edge("share", "b", "two")
                .path("one", "done")
                .path("two", "done")
                .build();
        ManualEngine engine = finished(document, random);
        List<TrailLine> trail = trail(engine, 1);
        assertThat(replay(document, engine, 1, trail).steps()).allMatch(step -> step.proof() == Proof.DECIDED);

        List<TrailLine> swapped = new ArrayList<>(trail);
        TrailLine share = swapped.get(1);
        swapped.set(1, withPort(share, share.port().equals("a") ? "b" : "a"));
        assertThat(replay(document, engine, 1, swapped).same()).isFalse();

        List<TrailLine> shortened = new ArrayList<>(trail);
        shortened.remove(random.nextInt(trail.size()));
        assertThat(replay(document, engine, 1, shortened).same()).isFalse();
    }

    @Test
    @org.junit.jupiter.api.Tag("P-14")
    void a_wait_that_was_left_early_is_told_unless_a_person_let_it_pass() {
        WorkflowDocument document = aWorkflow()
                .node("pause", "wait", "{\"amount\":3,\"unit\":\"days\"}")
                .node("done", "exit", "{}")
                .path("start", "pause", "done")
                .build();
        ManualEngine engine = finished(document, new Random(1));
        List<TrailLine> early = new ArrayList<>(trail(engine, 1));
        TrailLine left = early.get(2);
        early.set(
                2,
                new TrailLine(
                        left.nodeNo(),
                        left.visit(),
                        left.at().minusSeconds(60),
                        left.outcome(),
                        left.port(),
                        null,
                        null));
        assertThat(replay(document, engine, 1, early).same()).isFalse();

        early.add(
                2,
                new TrailLine(
                        left.nodeNo(),
                        left.visit(),
                        left.at().minusSeconds(61),
                        StepLogOutcome.WAIT_SKIPPED,
                        null,
                        null,
                        "x"));
        assertThat(replay(document, engine, 1, early).same()).isTrue();
    }

    private static ManualEngine finished(WorkflowDocument document, Random random) {
        ManualEngine engine = new ManualEngine(document);
        for (long contact = 1; contact <= CONTACTS; contact++) {
            engine.enter(contact, JsonNodeFactory.instance.objectNode().put("score", random.nextInt(100)));
        }
        engine.tick();
        for (int day = 0; day < 40; day++) {
            engine.tick(Duration.ofDays(1));
        }
        return engine;
    }

    /** Layers of two nodes each; every port of a layer leads to one of the next, the last to an exit. */
    private static WorkflowDocument random(Random random) {
        WorkflowBuilder builder = aWorkflow();
        int layers = 1 + random.nextInt(5);
        for (int layer = 0; layer < layers; layer++) {
            for (String side : List.of("l", "r")) {
                node(builder, random, side + layer, layer + 1 == layers ? "end" : null, layer + 1);
            }
        }
        return builder.node("end", "exit", "{\"kind\":\"handoff\",\"status\":\"partial\"}")
                .edge("start", "next", random.nextBoolean() ? "l0" : "r0")
                .build();
    }

    private static void node(WorkflowBuilder builder, Random random, String id, String end, int next) {
        List<String> ports =
                switch (random.nextInt(4)) {
                    case 0 -> {
                        builder.node(id, "wait", "{\"amount\":" + (1 + random.nextInt(5)) + ",\"unit\":\"days\"}");
                        yield List.of("next");
                    }
                    case 1 -> {
                        builder.node(
                                id,
                                "condition",
                                "{\"when\":{\"type\":\"attribute\",\"name\":\"score\",\"atLeast\":"
                                        + random.nextInt(100) + "}}");
                        yield List.of("yes", "no");
                    }
                    case 2 -> {
                        builder.node(
                                id,
                                "split",
                                "{\"arms\":[{\"port\":\"a\",\"weight\":1},{\"port\":\"b\",\"weight\":3}]}");
                        yield List.of("a", "b");
                    }
                    default -> {
                        builder.node(id, "send", "{\"channel\":\"null\"}");
                        yield List.of("next");
                    }
                };
        for (String port : ports) {
            builder.edge(id, port, end == null ? (random.nextBoolean() ? "l" : "r") + next : end);
        }
    }

    private static Replay replay(WorkflowDocument document, ManualEngine engine, long id, List<TrailLine> trail) {
        CompiledWorkflow version = new WorkflowCompiler(new StepCatalogue(StandardSteps.all())).compile(document);
        ClaimedRun run = engine.runs.run(id);
        ReplayedRun where = new ReplayedRun(
                id,
                run.campaignId(),
                run.contactId(),
                run.versionId(),
                run.nodeNo(),
                run.visit(),
                engine.runs.status(id));
        return new TrailReplay(version, new CampaignTerms(CampaignStatus.ACTIVE, ZoneOffset.UTC)).of(where, trail);
    }

    private static List<TrailLine> trail(ManualEngine engine, long run) {
        return engine.runs.trail(run).stream()
                .map(e -> new TrailLine(e.nodeNo(), e.visit(), e.at(), e.outcome(), e.port(), e.until(), e.reason()))
                .toList();
    }

    private static TrailLine withPort(TrailLine line, String port) {
        return new TrailLine(line.nodeNo(), line.visit(), line.at(), line.outcome(), port, line.until(), line.reason());
    }
}
