package org.millrace.run.step;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.millrace.calendar.OpenTimes;

/**
 * What the end of one run's wait is computed from.
 *
 * @param from when the run came to the node, or the wait's span after that
 * @param zone whose local time counts
 * @param spread how much later than its earliest instant the wait may end
 * @param share where within the spread this run's wait ends, from 0 (included) to 1 (excluded); the same whenever it is asked
 */
record WaitClock(Instant from, ZoneId zone, Duration spread, double share) {

    private static final Duration MARGIN = Duration.ofMinutes(1);

    Instant spread(Instant earliest) {
        return later(earliest, spread);
    }

    /** Spread no further than what is open then, and not into its last minute, which the engine might come too late for. */
    Instant spread(Instant earliest, OpenTimes within) {
        if (spread.isZero()) {
            return earliest;
        }
        Duration open = Duration.between(earliest, within.closes(earliest, zone, spread));
        return later(earliest, open.compareTo(MARGIN.multipliedBy(2)) > 0 ? open.minus(MARGIN) : open.dividedBy(2));
    }

    private Instant later(Instant earliest, Duration atMost) {
        return earliest.plusMillis((long) (atMost.toMillis() * share));
    }
}
