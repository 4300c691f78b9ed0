package org.millrace.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The times of a schedule that have come, decided.
 *
 * @param decided in their order; when more have come than are decided at once, the others are at the next look
 * @param next the first time that is not decided yet
 */
public record DueTimes(List<Occurrence> decided, Instant next) {

    private static final int MOST = 1_000;

    /** @param first the schedule's first time that is not decided yet */
    public static DueTimes of(Cron cron, ZoneId zone, MissedRule rule, Instant first, Instant now) {
        List<Instant> times = new ArrayList<>();
        Instant next = first;
        while (!next.isAfter(now) && times.size() < MOST) {
            times.add(next);
            next = cron.nextOrNever(next, zone);
        }
        return new DueTimes(Occurrence.decide(times, !next.isAfter(now), rule, now), next);
    }
}
