package org.millrace.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.millrace.campaign.CampaignTerms;
import org.millrace.contact.ContactFactsStore;
import org.millrace.workflow.CompiledNode;
import org.millrace.workflow.CompiledWorkflow;

/**
 * Walks a batch through the graph: runs that stand at the same node of the same version are one vector. Writes nothing; all that
 * shall happen is in the {@link BatchResult}. The same code runs against PostgreSQL, and against memory under a virtual clock.
 */
public final class StepRunner {

    /** Nodes that a run may pass within one transaction; then it is parked as due, so that a cycle cannot hold the batch. */
    static final int MAX_HOPS = 100;

    private static final Comparator<Place> BY_PLACE =
            Comparator.comparingLong(Place::versionId).thenComparingInt(Place::nodeNo);

    private final LongFunction<CompiledWorkflow> versions;
    private final ContactFactsStore facts;
    private final VersionMoves moves;
    private final PaceStore paces;
    private final Onlooker onlooker;

    public StepRunner(LongFunction<CompiledWorkflow> versions, ContactFactsStore facts) {
        this(versions, facts, VersionMoves.NONE, new MemoryPaces());
    }

    /** One that somebody looks on at. */
    public StepRunner(
            LongFunction<CompiledWorkflow> versions, ContactFactsStore facts, PaceStore paces, Onlooker onlooker) {
        this(versions, facts, VersionMoves.NONE, paces, onlooker);
    }

    public StepRunner(
            LongFunction<CompiledWorkflow> versions, ContactFactsStore facts, VersionMoves moves, PaceStore paces) {
        this(versions, facts, moves, paces, Onlooker.NOBODY);
    }

    private StepRunner(
            LongFunction<CompiledWorkflow> versions,
            ContactFactsStore facts,
            VersionMoves moves,
            PaceStore paces,
            Onlooker onlooker) {
        this.versions = versions;
        this.facts = facts;
        this.moves = moves;
        this.paces = paces;
        this.onlooker = onlooker;
    }

    /**
     * What a node would say of runs that stood at it, in their order; nothing of it happens.
     *
     * @param runs all at this node of this version
     */
    public List<StepOutcome> ask(
            CompiledWorkflow version, int nodeNo, List<ClaimedRun> runs, Map<Long, CampaignTerms> terms, Instant now) {
        BatchFacts batchFacts = new BatchFacts(facts, terms, now, onlooker);
        batchFacts.forVersion(version);
        CompiledNode<?> node = version.node(nodeNo);
        List<Walker> walkers = runs.stream().map(Walker::new).toList();
        Pacing pacing = new Pacing(paces, batchFacts, new BatchResult(now));
        List<StepOutcome> outcomes = execute(node, walkers, batchFacts, now);
        return IntStream.range(0, walkers.size())
                .mapToObj(i -> pacing.kept(node, walkers.get(i))
                        .<StepOutcome>map(StepOutcome::waitUntil)
                        .orElse(outcomes.get(i)))
                .toList();
    }

    public BatchResult run(List<ClaimedRun> claimed, Map<Long, CampaignTerms> terms, Instant now) {
        BatchResult result = new BatchResult(now, moves.of(claimed, terms));
        BatchFacts batchFacts = new BatchFacts(facts, terms, now, onlooker);
        TreeMap<Place, List<Walker>> places = new TreeMap<>(BY_PLACE);
        for (ClaimedRun run : claimed) {
            arrive(places, new Walker(run));
        }
        while (!places.isEmpty()) {
            Map.Entry<Place, List<Walker>> vector = places.pollFirstEntry();
            CompiledWorkflow version = versions.apply(vector.getKey().versionId());
            batchFacts.forVersion(version);
            for (Walker walker : step(version, vector, batchFacts, result)) {
                arrive(places, walker);
            }
        }
        return result;
    }

    private static void arrive(Map<Place, List<Walker>> places, Walker walker) {
        places.computeIfAbsent(new Place(walker.run().versionId(), walker.nodeNo()), place -> new ArrayList<>())
                .add(walker);
    }

    /** Executes one node for all who stand there; answers those who have moved on to another node. */
    private List<Walker> step(
            CompiledWorkflow version, Map.Entry<Place, List<Walker>> vector, BatchFacts facts, BatchResult result) {
        CompiledNode<?> node = version.node(vector.getKey().nodeNo());
        List<Walker> moving = new ArrayList<>(vector.getValue().size());
        List<Walker> asked = new Interruptions(version, facts, result).takeOut(vector.getValue(), moving);
        List<Walker> walkers = new Pacing(paces, facts, result).letPass(version, node, asked, moving);
        if (walkers.isEmpty()) {
            return moving;
        }
        facts.load(walkers, version.readsOnLeaving(node.no()));
        List<StepOutcome> outcomes = execute(node, walkers, facts, result.now());
        for (int i = 0; i < walkers.size(); i++) {
            if (outcomes.get(i).match(new StepApplication(version, walkers.get(i), facts, result))) {
                moving.add(walkers.get(i));
            }
        }
        return moving;
    }

    private <C extends Record> List<StepOutcome> execute(
            CompiledNode<C> node, List<Walker> walkers, BatchFacts facts, Instant now) {
        List<Visit> visits = facts.visits(walkers, node.type().reads(node.configuration()));
        visits.forEach(visit -> onlooker.node(node, visit));
        List<StepOutcome> outcomes = StepHandler.of(node.type()).execute(new StepBatch<>(node, now, visits));
        if (outcomes.size() != walkers.size()) {
            throw new IllegalStateException("Step " + node.type().name() + " answered " + outcomes.size()
                    + " outcomes for " + walkers.size() + " runs");
        }
        return outcomes;
    }

    private record Place(long versionId, int nodeNo) {}
}
