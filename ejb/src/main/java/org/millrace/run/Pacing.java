package org.millrace.run;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.millrace.workflow.CompiledNode;
import org.millrace.workflow.CompiledWorkflow;
import org.millrace.workflow.Pace;

/**
 * Gives the runs of a batch their slots at a paced node, all of a campaign's at once. A slot is a period; the run that has it waits for
 * the period's beginning and passes while the period lasts. Who comes too late for its period asks anew, so that no period lets more
 * pass than it may, whatever stood still in between.
 */
final class Pacing {

    private final PaceStore paces;
    private final BatchFacts facts;
    private final BatchResult result;

    Pacing(PaceStore paces, BatchFacts facts, BatchResult result) {
        this.paces = paces;
        this.facts = facts;
        this.result = result;
    }

    /**
     * Has the runs wait that have no slot now.
     *
     * @param moving is told who has come to another node
     * @return the others
     */
    List<Walker> letPass(CompiledWorkflow version, CompiledNode<?> node, List<Walker> walkers, List<Walker> moving) {
        Optional<Pace> pace = paceOf(node);
        if (pace.isEmpty()) {
            return walkers;
        }
        Map<Walker, Instant> slots = slots(pace.get(), node.no(), walkers);
        List<Walker> passing = new ArrayList<>(walkers.size());
        for (Walker walker : walkers) {
            Instant slot = slots.get(walker);
            if (!slot.isAfter(result.now())) {
                passing.add(walker);
            } else if (StepOutcome.waitUntil(slot).match(new StepApplication(version, walker, facts, result))) {
                moving.add(walker);
            }
        }
        return passing;
    }

    /** The slot that is still to come which a run keeps that waits for one; empty where the node would be executed. */
    Optional<Instant> kept(CompiledNode<?> node, Walker walker) {
        ZoneId zone = facts.zone(walker.run().campaignId());
        return paceOf(node).flatMap(pace -> held(walker.stay(), pace, zone)).filter(slot -> slot.isAfter(result.now()));
    }

    private Map<Walker, Instant> slots(Pace pace, int nodeNo, List<Walker> walkers) {
        Map<Walker, Instant> slots = new IdentityHashMap<>();
        walkers.stream()
                .collect(Collectors.groupingBy(walker -> walker.run().campaignId(), TreeMap::new, Collectors.toList()))
                .values()
                .forEach(ofCampaign -> give(pace, nodeNo, ofCampaign, slots));
        return slots;
    }

    private void give(Pace pace, int nodeNo, List<Walker> walkers, Map<Walker, Instant> slots) {
        ZoneId zone = facts.zone(walkers.get(0).run().campaignId());
        List<Walker> asking = new ArrayList<>();
        for (Walker walker : walkers) {
            Optional<Instant> held = held(walker.stay(), pace, zone);
            held.ifPresentOrElse(slot -> slots.put(walker, slot), () -> asking.add(walker));
        }
        if (!asking.isEmpty()) {
            take(pace, nodeNo, asking, zone, slots);
        }
    }

    /** The slot that the run has; one that has passed the node before, and waits there for something else, needs none. */
    private Optional<Instant> held(Stay stay, Pace pace, ZoneId zone) {
        if (stay.resumed() && stay.waitingFor() != WaitReason.TIME) {
            return Optional.of(result.now());
        }
        return Optional.ofNullable(stay.resumed() ? stay.until() : null)
                .filter(slot -> pace.per().next(slot, zone).isAfter(result.now()));
    }

    private void take(Pace pace, int nodeNo, List<Walker> asking, ZoneId zone, Map<Walker, Instant> slots) {
        ClaimedRun first = asking.get(0).run();
        Instant present = pace.per().start(result.now(), zone);
        PaceStore.Given given = paces.lock(first.tenant(), first.campaignId(), nodeNo)
                .filter(last -> !last.period().isBefore(present))
                .orElse(new PaceStore.Given(present, 0));
        for (Walker walker : asking) {
            given = given.taken() < pace.atMost()
                    ? new PaceStore.Given(given.period(), given.taken() + 1)
                    : new PaceStore.Given(pace.per().next(given.period(), zone), 1);
            slots.put(walker, given.period());
        }
        paces.write(first.tenant(), first.campaignId(), nodeNo, given);
    }

    private static <C extends Record> Optional<Pace> paceOf(CompiledNode<C> node) {
        return node.type().pace(node.configuration());
    }
}
