package org.millrace.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Set;

/** Local dates and times as instants. */
public final class LocalTimes {

    /** Weekdays recur after seven days; the rest is for dates whose time a gap moved to a day that is not wanted. */
    private static final int LONGEST_SEARCH_DAYS = 366;

    private LocalTimes() {}

    /** When the local time happens: after a gap that swallows it, and the first of two. */
    public static Instant at(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change == null) {
            return local.toInstant(zone.getRules().getOffset(local));
        }
        return change.isGap() ? change.getInstant() : local.toInstant(change.getOffsetBefore());
    }

    /**
     * The first instant after {@code after} at which the local clock comes to that time on one of those weekdays. Each date counts
     * once. Where a gap moves the time into a day that is not wanted, that date is left out.
     */
    public static Instant next(Instant after, LocalTime time, Set<DayOfWeek> weekdays, ZoneId zone) {
        LocalDate first = LocalDate.ofInstant(after, zone).minusDays(1);
        for (int days = 0; days <= LONGEST_SEARCH_DAYS; days++) {
            LocalDate date = first.plusDays(days);
            if (weekdays.contains(date.getDayOfWeek())) {
                Instant at = at(date.atTime(time), zone);
                if (at.isAfter(after)
                        && weekdays.contains(LocalDate.ofInstant(at, zone).getDayOfWeek())) {
                    return at;
                }
            }
        }
        throw new IllegalStateException("No such weekday in a year after " + after);
    }
}
