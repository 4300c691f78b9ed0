package org.millrace.rehearsal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.millrace.campaign.SendHold;
import org.millrace.rehearsal.MemoryOutbox.Handed;
import org.millrace.run.StepLogEntry;
import org.millrace.run.StepLogOutcome;
import org.millrace.workflow.CompiledNode;
import org.millrace.workflow.Pace;

/** Tells what held a run at its steps and its messages on their way. */
final class TestRunHolds {

    private final MemoryEngine engine;
    private final ZoneId zone;
    private final ZoneId campaignZone;

    /** @param zone in which times are told */
    TestRunHolds(MemoryEngine engine, ZoneId zone, ZoneId campaignZone) {
        this.engine = engine;
        this.zone = zone;
        this.campaignZone = campaignZone;
    }

    /** Waits for a slot of a step that lets only so many pass. @param visit the trail of one visit */
    List<Held> at(CompiledNode<?> node, List<StepLogEntry> visit) {
        if (pace(node).isEmpty()) {
            return List.of();
        }
        return visit.stream()
                .filter(entry -> entry.outcome() == StepLogOutcome.WAITING && entry.until() != null)
                .map(entry -> held(entry.at(), entry.until(), Held.By.PACE, campaignZone))
                .toList();
    }

    private static <C extends Record> Optional<Pace> pace(CompiledNode<C> node) {
        return node.type().pace(node.configuration());
    }

    /** A message that is to go at a better hour than at once was made for it when its run left the step. */
    List<Held> of(Handed handed) {
        List<Held> held = new ArrayList<>();
        Instant ready = handed.message().readyAt();
        made(handed).filter(ready::isAfter).ifPresent(made -> held.add(held(made, ready, Held.By.BEST_HOUR, zone)));
        handed.waits().forEach(wait -> held.add(held(wait.from(), wait.hold())));
        return held;
    }

    private Optional<Instant> made(Handed handed) {
        return engine.runs().trail(handed.message().runId()).stream()
                .filter(entry -> entry.visit() == handed.message().visit())
                .map(StepLogEntry::at)
                .max(Instant::compareTo);
    }

    private Held held(Instant from, SendHold hold) {
        return held(from, hold.until(), Held.By.valueOf(hold.by().name()), hold.zone());
    }

    private Held held(Instant from, Instant until, Held.By by, ZoneId clock) {
        return new Held(from.atZone(zone).toOffsetDateTime(), until.atZone(zone).toOffsetDateTime(), by, clock.getId());
    }
}
