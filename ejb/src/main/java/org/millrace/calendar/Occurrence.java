package org.millrace.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.millrace.platform.Sentence;

/**
 * A time of a schedule, decided.
 *
 * @param outcome FIRED = what it is for is done; SKIPPED = it is not
 * @param reason why it was skipped, or that it was late; null for one in time
 */
public record Occurrence(Instant scheduledAt, Outcome outcome, Sentence reason) {

    /** So much later is still in time. */
    static final Duration IN_TIME = Duration.ofMinutes(1);

    /** What became of it. */
    public enum Outcome {
        FIRED,
        SKIPPED
    }

    /**
     * What becomes of the times that have come.
     *
     * @param times in their order, none after now
     * @param more whether there are later ones that have come as well
     */
    static List<Occurrence> decide(List<Instant> times, boolean more, MissedRule rule, Instant now) {
        List<Occurrence> decided = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            boolean last = i == times.size() - 1 && !more;
            decided.add(decide(times.get(i), last, rule, now));
        }
        return decided;
    }

    private static Occurrence decide(Instant at, boolean last, MissedRule rule, Instant now) {
        Duration late = Duration.between(at, now);
        if (late.compareTo(IN_TIME) <= 0 && (last || rule.missed() != Missed.FIRE_ONCE)) {
            return new Occurrence(at, Outcome.FIRED, null);
        }
        long minutes = late.toMinutes();
        if (late.compareTo(rule.grace()) > 0) {
            return new Occurrence(at, Outcome.SKIPPED, Sentence.of("{0} minutes late, beyond the grace", minutes));
        }
        Sentence lateness = Sentence.of("{0} minutes late", minutes);
        return switch (rule.missed()) {
            case SKIP -> new Occurrence(at, Outcome.SKIPPED, lateness);
            case FIRE_ALL -> new Occurrence(at, Outcome.FIRED, lateness);
            case FIRE_ONCE ->
                last
                        ? new Occurrence(at, Outcome.FIRED, lateness)
                        : new Occurrence(
                                at,
                                Outcome.SKIPPED,
                                Sentence.of("{0} minutes late, a later time stands in for it", minutes));
        };
    }

    public boolean fired() {
        return outcome == Outcome.FIRED;
    }
}
