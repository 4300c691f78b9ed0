package org.millrace.run.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.run.WorkflowBuilder.aWorkflow;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import org.millrace.campaign.CampaignStatus;
import org.millrace.campaign.CampaignTerms;
import org.millrace.delivery.NewMessage;
import org.millrace.platform.SettableClock;
import org.millrace.rehearsal.MemoryCounters;
import org.millrace.rehearsal.MemoryFiredEvents;
import org.millrace.rehearsal.MemoryRuns;
import org.millrace.run.ClaimedRun;
import org.millrace.run.ContactWrites;
import org.millrace.run.Loops;
import org.millrace.run.MemoryPaces;
import org.millrace.run.RunBatch;
import org.millrace.run.RunRecorder;
import org.millrace.run.RunStatus;
import org.millrace.run.Stay;
import org.millrace.run.StepRunner;
import org.millrace.run.TestEngine;
import org.millrace.run.VersionMoves;
import org.millrace.run.WorkflowBuilder;
import org.millrace.run.step.StandardSteps;
import org.millrace.workflow.CompiledWorkflow;
import org.millrace.workflow.StepCatalogue;
import org.millrace.workflow.VersionGraph;
import org.millrace.workflow.WorkflowCompiler;
import org.millrace.workflow.WorkflowDocument;

/** Publishing to and fro on memory: three graphs over the same nodes, of which each sends to a contact once at most. */
class RollbackOnMemoryPropertyTest {

    private static final List<WorkflowDocument> GRAPHS = List.of(
            nodes().path("start", "a", "p", "b", "q", "end").build(),
            nodes().path("start", "a", "p", "x", "q", "b", "r", "end").build(),
            nodes().path("start", "p", "b", "x", "r", "a", "end").build());

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final MemoryRuns runs = new MemoryRuns();
    private final List<VersionGraph> versions = new ArrayList<>();
    private final List<NewMessage> messages = new ArrayList<>();
    private final RunBatch batch = batch();
    private long entered;

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    @Tag("P-08")
    void however_often_versions_are_published_and_rolled_back_nobody_receives_anything_again(@ForAll long seed) {
        RollbackOnMemoryPropertyTest campaign = new RollbackOnMemoryPropertyTest();
        campaign.publish(0);
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            switch (random.nextInt(4)) {
                case 0 -> campaign.publish(random.nextInt(GRAPHS.size()));
                case 1 -> campaign.enter();
                default -> campaign.pass(Duration.ofHours(random.nextInt(72)));
            }
        }
        campaign.enter();
        campaign.pass(Duration.ofDays(60));

        assertThat(campaign.messages.stream().map(m -> m.runId() + " " + m.nodeNo()))
                .isNotEmpty()
                .doesNotHaveDuplicates();
        assertThat(campaign.runs.statuses()).containsOnlyKeys(RunStatus.SUCCESS);
    }

    private void publish(int graph) {
        WorkflowDocument document = GRAPHS.get(graph);
        CompiledWorkflow compiled = new WorkflowCompiler(new StepCatalogue(StandardSteps.all())).compile(document);
        int no = versions.size() + 1;
        versions.add(new VersionGraph(
                new CompiledWorkflow(
                        no, no, List.copyOf(compiled.nodes()), List.copyOf(compiled.edges()), compiled.interrupts()),
                document));
    }

    private void enter() {
        CompiledWorkflow current = newest().compiled();
        entered++;
        Instant now = clock.instant();
        runs.enter(new ClaimedRun(
                entered,
                1,
                1,
                entered,
                current.versionId(),
                current.start().no(),
                1,
                0,
                null,
                now,
                now,
                Stay.ARRIVED,
                Loops.NONE));
    }

    private void pass(Duration duration) {
        Instant end = clock.instant().plus(duration);
        work();
        while (runs.nextDue().filter(due -> !due.isAfter(end)).isPresent()) {
            clock.advance(Duration.between(clock.instant(), runs.nextDue().get()));
            work();
        }
        clock.advance(Duration.between(clock.instant(), end));
    }

    private void work() {
        List<Long> due = runs.due(1_000, clock.instant());
        while (!due.isEmpty()) {
            batch.work(runs.claim(due, clock.instant()), clock.instant());
            due = runs.due(1_000, clock.instant());
        }
    }

    private RunBatch batch() {
        ContactWrites writes = new ContactWrites(
                (changes, now) -> {},
                (changes, now) -> {},
                (changes, now) -> {},
                (changes, now) -> {},
                new MemoryFiredEvents());
        RunRecorder recorder = new RunRecorder(runs, this::enqueue, writes, (asked, now) -> {}, new MemoryCounters());
        StepRunner runner = new StepRunner(
                id -> version(id).compiled(),
                TestEngine.nothingKnown(),
                (claimed, terms) -> this::target,
                new MemoryPaces());
        return new RunBatch(
                ids -> ids.stream()
                        .collect(Collectors.toMap(
                                id -> id, id -> new CampaignTerms(CampaignStatus.ACTIVE, ZoneOffset.UTC))),
                runner,
                recorder,
                runs);
    }

    private int enqueue(List<NewMessage> added) {
        messages.addAll(added);
        return added.size();
    }

    /** Every publication decides that runs move at their next wait, by the engine's own plan. */
    private Optional<VersionMoves.Target> target(ClaimedRun run, int nodeNo, Set<Integer> sentNow) {
        if (run.versionId() >= newest().versionId()) {
            return Optional.empty();
        }
        Set<Integer> sent = new HashSet<>(sentNow);
        messages.stream().filter(m -> m.runId() == run.id()).forEach(m -> sent.add(m.nodeNo()));
        MovePlan plan = new MovePlan(version(run.versionId()), newest(), Map.of());
        return plan.from(nodeNo)
                .filter(way -> way.open(sent))
                .map(way -> new VersionMoves.Target(newest().versionId(), way.to(), plan.reason(way)));
    }

    private VersionGraph version(long id) {
        return versions.get((int) id - 1);
    }

    private VersionGraph newest() {
        return versions.get(versions.size() - 1);
    }

    private static WorkflowBuilder nodes() {
        String mail = "{\"channel\": \"email\", \"template\": \"t\"}";
        return aWorkflow()
                .node("a", "send", mail)
                .node("b", "send", mail)
                .node("x", "send", mail)
                .node("p", "wait", "{\"amount\": 2, \"unit\": \"days\"}")
                .node("q", "wait", "{\"amount\": 3, \"unit\": \"days\"}")
                .node("r", "wait", "{\"amount\": 1, \"unit\": \"days\"}")
                .node("end", "exit", "{}");
    }
}
