package org.millrace.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which minutes of the local clock are open. Over a change of the clocks it goes on with the new offset at the very instant of the
 * change: a stretch that is leapt over is not there on that day, one that comes twice is open twice.
 */
public final class OpenTimes {

    /** Every minute. */
    public static final OpenTimes ALWAYS = of(null, List.of(), List.of());

    /** With at most 200 holidays an open weekday without one comes long before. */
    private static final int LONGEST_SEARCH_DAYS = 60 * 366;

    private static final BitSet CLOSED = new BitSet();

    private final Map<DayOfWeek, BitSet> week;
    private final Set<Holiday> holidays;

    private OpenTimes(Map<DayOfWeek, BitSet> week, Set<Holiday> holidays) {
        this.week = week;
        this.holidays = holidays;
    }

    static OpenTimes of(WeekHours hours, List<String> holidays, List<String> quietHours) {
        Map<DayOfWeek, BitSet> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            BitSet open = new BitSet(MinuteRange.DAY);
            if (hours == null) {
                open.set(0, MinuteRange.DAY);
            } else {
                hours.on(day).forEach(text -> MinuteRange.of(text).setIn(open, true));
            }
            quietHours.forEach(text -> MinuteRange.of(text).setIn(open, false));
            week.put(day, open);
        }
        return new OpenTimes(week, holidays.stream().map(Holiday::of).collect(Collectors.toUnmodifiableSet()));
    }

    /** One stretch on some days of the week; it may span midnight, then both parts are of the days named. */
    public static OpenTimes on(Set<DayOfWeek> days, MinuteRange stretch) {
        Map<DayOfWeek, BitSet> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            BitSet open = new BitSet(MinuteRange.DAY);
            if (days.contains(day)) {
                stretch.setIn(open, true);
            }
            week.put(day, open);
        }
        return new OpenTimes(week, Set.of());
    }

    /** Whether the weekdays' hours leave no minute. */
    public boolean neverOpen() {
        return week.values().stream().allMatch(BitSet::isEmpty);
    }

    public boolean isOpen(Instant at, ZoneId zone) {
        return isOpen(LocalDateTime.ofInstant(at, zone));
    }

    private boolean isOpen(LocalDateTime local) {
        return minutes(local.toLocalDate()).get(minute(local));
    }

    /** The first open instant that is not before {@code from}; that one itself when it is open. */
    public Instant nextOpen(Instant from, ZoneId zone) {
        Instant at = from;
        while (true) {
            ZoneOffset offset = zone.getRules().getOffset(at);
            ZoneOffsetTransition change = zone.getRules().nextTransition(at);
            Instant found = firstOpen(LocalDateTime.ofInstant(at, offset)).toInstant(offset);
            if (change == null || found.isBefore(change.getInstant())) {
                return found;
            }
            at = change.getInstant();
        }
    }

    /** The first instant after an open one that is closed, at most {@code limit} later. */
    public Instant closes(Instant open, ZoneId zone, Duration limit) {
        Instant latest = open.plus(limit);
        Instant at = open;
        while (at.isBefore(latest) && isOpen(at, zone)) {
            ZoneOffset offset = zone.getRules().getOffset(at);
            ZoneOffsetTransition change = zone.getRules().nextTransition(at);
            LocalDateTime local = LocalDateTime.ofInstant(at, offset);
            at = earlier(endOfStretch(local).toInstant(offset), change == null ? latest : change.getInstant());
        }
        return earlier(at, latest);
    }

    /** No further than the end of the day, where the next day is looked at for itself. */
    private LocalDateTime endOfStretch(LocalDateTime open) {
        LocalDate date = open.toLocalDate();
        int closed = minutes(date).nextClearBit(minute(open));
        return date.atStartOfDay().plusMinutes(closed);
    }

    private LocalDateTime firstOpen(LocalDateTime from) {
        LocalDate date = from.toLocalDate();
        int minute = minutes(date).nextSetBit(minute(from));
        for (int days = 0; minute < 0; days++) {
            if (days > LONGEST_SEARCH_DAYS) {
                throw new IllegalStateException("Nothing is open in the years after " + from);
            }
            date = date.plusDays(1);
            minute = minutes(date).nextSetBit(0);
        }
        LocalDateTime open = date.atStartOfDay().plusMinutes(minute);
        return open.isBefore(from) ? from : open;
    }

    private BitSet minutes(LocalDate date) {
        boolean holiday =
                !holidays.isEmpty() && (holidays.contains(Holiday.on(date)) || holidays.contains(Holiday.yearly(date)));
        return holiday ? CLOSED : week.get(date.getDayOfWeek());
    }

    private static int minute(LocalDateTime local) {
        return local.getHour() * 60 + local.getMinute();
    }

    private static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }
}
