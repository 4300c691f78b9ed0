package org.millrace.run.step;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.millrace.run.StepOutcome;
import org.millrace.run.Visit;
import org.millrace.run.WaitReason;

/** A run at a wait. */
record VisitedWait(WaitStep.Configuration config, Visit visit, String nodeId) {

    /** A wait that is over on arrival, after a long incident say, is not waited for again; one of no length is a commit. */
    StepOutcome outcome(Instant now) {
        if (happened()) {
            return StepOutcome.continueBy(Ports.HAPPENED);
        }
        WaitClock clock = clock();
        Optional<Instant> end = end(clock);
        if (end.isEmpty()) {
            return StepOutcome.continueBy(Ports.MISSING);
        }
        Instant until = end.get();
        if (!until.isAfter(now) && config.until() != null) {
            until = config.until().goesOn(now, clock.zone());
        }
        boolean over = !until.isAfter(now) && (visit.resumed() || !config.ofNoLength());
        if (over) {
            return StepOutcome.continueBy(config.endsEarly() ? Ports.TIMEOUT : Ports.NEXT);
        }
        return new StepOutcome.Wait(config.endsEarly() ? WaitReason.EVENT : WaitReason.TIME, until, List.of());
    }

    /** When the wait ends for a run that comes to the node now; empty where the contact has not the date. */
    Optional<Instant> end() {
        return end(clock());
    }

    private boolean happened() {
        return config.event() != null && happened(config.event())
                || config.when() != null && config.when().test(visit.facts());
    }

    private boolean happened(AwaitedEvent event) {
        Instant from = visit.cameAt();
        return visit.facts().events(event.name()).stream()
                .anyMatch(fact -> !fact.occurredAt().isBefore(from) && event.accepts(fact, visit.businessKey()));
    }

    private Optional<Instant> end(WaitClock clock) {
        if (config.date() != null) {
            DateField date = config.date();
            return date.end(visit.facts().attribute(date.field()).orElse(null), clock);
        }
        return Optional.of(
                config.until() == null
                        ? clock.spread(clock.from())
                        : config.until().end(clock));
    }

    private WaitClock clock() {
        Instant from = visit.arrivedAt().plus(config.span());
        boolean local = config.until() != null || config.date() != null;
        ZoneId zone = local ? WaitZone.of(config.zone(), visit) : ZoneId.of("Z");
        return config.spread() == null
                ? new WaitClock(from, zone, Duration.ZERO, 0)
                : new WaitClock(
                        from, zone, config.spread().length(), StableShare.of(visit.runId(), nodeId, visit.visit()));
    }
}
