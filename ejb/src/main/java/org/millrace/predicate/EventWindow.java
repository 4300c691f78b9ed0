package org.millrace.predicate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.millrace.platform.Wording;
import org.millrace.predicate.Facts.EventFact;
import org.millrace.predicate.Facts.RunFacts;
import org.millrace.predicate.comparison.SqlBindings;

/** When and for whom an event must have happened: not after now, within the days, since the run began, in its campaign. */
record EventWindow(Integer withinDays, boolean sinceStart, EventScope scope) {

    boolean needsRun() {
        return sinceStart || scope == EventScope.CAMPAIGN;
    }

    /** Both ends belong to the window; instants count to the microsecond, as PostgreSQL keeps them. */
    boolean holds(EventFact event, Facts facts) {
        Instant now = facts.now().truncatedTo(ChronoUnit.MICROS);
        if (event.occurredAt().isAfter(now)
                || withinDays != null && event.occurredAt().isBefore(start(now))) {
            return false;
        }
        if (!needsRun()) {
            return true;
        }
        RunFacts run = facts.run().orElseThrow(() -> new IllegalStateException("The condition asks about a run"));
        return (!sinceStart || !event.occurredAt().isBefore(run.enteredAt()))
                && (scope == EventScope.ANYWHERE || event.campaignId().equals(Optional.of(run.campaignId())));
    }

    /** Whether each event of this window is one of the other, for sure. */
    boolean isWithin(EventWindow other) {
        return (other.withinDays == null || withinDays != null && withinDays <= other.withinDays)
                && (sinceStart || !other.sinceStart)
                && (scope == EventScope.CAMPAIGN || other.scope == EventScope.ANYWHERE);
    }

    String sql(String event, SqlBindings bindings) {
        if (needsRun()) {
            throw new IllegalStateException("There is no run in a segment");
        }
        String until = event + ".occurred_at <= " + bindings.bind(bindings.now());
        return withinDays == null
                ? until
                : until + " and " + event + ".occurred_at >= " + bindings.bind(start(bindings.now()));
    }

    private Instant start(Instant now) {
        return now.minus(Duration.ofDays(withinDays));
    }

    String words(Wording w) {
        String days = withinDays == null ? "" : withinDays == 1 ? "within 1 day" : "within {0} days";
        return (days.isEmpty() ? "" : " " + w.say(days, withinDays))
                + (sinceStart ? " " + w.say("since the run began") : "")
                + (scope == EventScope.CAMPAIGN ? " " + w.say("in this campaign") : "");
    }
}
