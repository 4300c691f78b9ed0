package org.millrace.run;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.millrace.calendar.LocalTimes;
import org.millrace.calendar.OpenTimes;

/**
 * The hour of the day at which a contact opens most; of equals the one in which it opened last, and nine in the morning for one who has
 * opened nothing.
 */
record BestHour(int hour, ZoneId zone) {

    private static final int WITHOUT_HISTORY = 9;
    private static final Duration LATEST = Duration.ofHours(24);

    /** @param opens the newest first */
    static BestHour of(List<Instant> opens, ZoneId zone) {
        int[] counted = new int[24];
        opens.forEach(open -> counted[hour(open, zone)]++);
        int best = WITHOUT_HISTORY;
        int most = 0;
        for (Instant open : opens) {
            int hour = hour(open, zone);
            if (counted[hour] > most) {
                best = hour;
                most = counted[hour];
            }
        }
        return new BestHour(best, zone);
    }

    private static int hour(Instant at, ZoneId zone) {
        return at.atZone(zone).getHour();
    }

    /**
     * Now within the hour, else when it begins next, at most 24 hours ahead. Where that is closed, when it opens after that; where that
     * would be later than in 24 hours, the first open moment there is.
     *
     * @param calendarZone the zone that the open times are told in
     */
    Instant next(Instant now, OpenTimes open, ZoneId calendarZone) {
        Instant latest = now.plus(LATEST);
        Instant begins = hour(now, zone) == hour
                ? now
                : LocalTimes.next(now, LocalTime.of(hour, 0), EnumSet.allOf(DayOfWeek.class), zone);
        Instant wanted = begins.isAfter(latest) ? latest : begins;
        if (open.neverOpen()) {
            return wanted;
        }
        Instant allowed = open.nextOpen(wanted, calendarZone);
        return allowed.isAfter(latest) ? open.nextOpen(now, calendarZone) : allowed;
    }
}
