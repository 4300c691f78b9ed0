package org.millrace.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every zone that Java knows, every change of its clocks in ten years, every minute around it: held against what the local clock
 * shows, minute by minute.
 */
@Tag("P-16")
class EveryZoneTest {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2036-01-01T00:00:00Z");
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);
    private static final Duration MARGIN = Duration.ofMinutes(61);

    private static final List<Change> CHANGES = changes();

    private static List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            ZoneId zone = ZoneId.of(id);
            ZoneOffsetTransition next = zone.getRules().nextTransition(FROM);
            while (next != null && next.getInstant().isBefore(TO)) {
                changes.add(new Change(zone, next));
                next = zone.getRules().nextTransition(next.getInstant());
            }
        }
        return changes;
    }

    @Test
    void there_are_changes_to_look_at() {
        assertThat(CHANGES).hasSizeGreaterThan(3_000);
        assertThat(CHANGES)
                .anyMatch(change -> change.transition.isGap())
                .anyMatch(change -> change.transition.isOverlap());
    }

    @Test
    void a_local_time_happens_once_after_a_gap_and_the_first_of_two() {
        for (Change change : CHANGES) {
            Instant before = Instant.MIN;
            for (LocalDateTime local = change.firstLocal();
                    local.isBefore(change.lastLocal());
                    local = local.plusMinutes(1)) {
                Instant at = LocalTimes.at(local, change.zone);
                if (change.swallows(local)) {
                    expect(at.equals(change.at()), change, local);
                } else {
                    expect(LocalDateTime.ofInstant(at, change.zone).equals(local), change, local);
                    expect(
                            at.isAfter(before) || change.swallows(local.minusMinutes(1)) && at.equals(before),
                            change,
                            local);
                }
                if (change.repeats(local)) {
                    expect(at.isBefore(change.at()), change, local);
                }
                before = at;
            }
        }
    }

    @Test
    void a_daily_time_fires_once_a_date_whatever_the_clocks_do() {
        for (Change change : CHANGES) {
            for (LocalTime time : change.timesOfDay()) {
                LocalDate date = LocalDate.ofInstant(change.at(), change.zone).minusDays(2);
                Instant after = LocalTimes.at(date.atTime(time), change.zone).minusMillis(1);
                for (int days = 0; days < 5; days++) {
                    Instant fired = LocalTimes.next(after, time, EVERY_DAY, change.zone);
                    expect(fired.isAfter(after), change, time);
                    expect(fired.equals(LocalTimes.at(date.plusDays(days).atTime(time), change.zone)), change, time);
                    after = fired;
                }
            }
        }
    }

    @Test
    void a_time_on_some_weekdays_happens_on_those_weekdays_only() {
        for (Change change : CHANGES) {
            for (DayOfWeek day : List.of(
                    change.weekday(), change.weekday().plus(1), change.weekday().minus(1))) {
                for (LocalTime time : change.timesOfDay()) {
                    Instant after = change.at().minus(Duration.ofDays(2));
                    for (int weeks = 0; weeks < 2; weeks++) {
                        Instant fired = LocalTimes.next(after, time, EnumSet.of(day), change.zone);
                        expect(fired.isAfter(after), change, time);
                        expect(fired.atZone(change.zone).getDayOfWeek() == day, change, time);
                        after = fired;
                    }
                }
            }
        }
    }

    @Test
    void what_is_open_next_is_the_first_minute_that_the_local_clock_shows_as_open() {
        for (Change change : CHANGES) {
            for (Rule rule : change.rules()) {
                agrees(change, rule);
            }
        }
    }

    /** From the last minute backwards, so that what is open next is known at every minute. */
    private static void agrees(Change change, Rule rule) {
        Instant first = change.at().minus(change.length()).minus(MARGIN);
        Instant minute = change.at().plus(Duration.ofDays(2));
        Instant nextOpen = null;
        while (!minute.isBefore(first)) {
            LocalTime local = LocalTime.ofInstant(minute, change.zone);
            boolean open = rule.shows.test(local);
            nextOpen = open ? minute : nextOpen;
            if (minute.isBefore(change.at().plus(change.length()).plus(MARGIN)) && nextOpen != null) {
                Instant found = rule.times.nextOpen(minute, change.zone);
                expect(found.equals(nextOpen), change, rule.name + " from " + minute + " gave " + found);
                expect(rule.times.isOpen(minute, change.zone) == open, change, minute);
                Instant withinTheMinute = minute.plusMillis(30_500);
                expect(
                        !open
                                || rule.times
                                        .nextOpen(withinTheMinute, change.zone)
                                        .equals(withinTheMinute),
                        change,
                        minute);
            }
            minute = minute.minus(1, ChronoUnit.MINUTES);
        }
    }

    @Test
    void what_is_open_closes_at_the_first_minute_that_the_local_clock_shows_as_closed() {
        Duration limit = Duration.ofHours(20);
        for (Change change : CHANGES) {
            for (Rule rule : change.rules()) {
                Instant open = rule.times.nextOpen(change.at().minus(change.length()), change.zone);
                Instant closes = rule.times.closes(open, change.zone, limit);
                Instant minute = open;
                while (minute.isBefore(closes)) {
                    expect(rule.shows.test(LocalTime.ofInstant(minute, change.zone)), change, minute);
                    minute = minute.plus(1, ChronoUnit.MINUTES);
                }
                boolean closed = !rule.shows.test(LocalTime.ofInstant(closes, change.zone));
                expect(closed || closes.equals(open.plus(limit)), change, closes);
            }
        }
    }

    /** A schedule that asks for its next time again and again, as a server does, always moves on and ends. */
    @Test
    void a_schedule_never_loops_over_a_daylight_saving_change_mautic_9592() {
        for (Change change : CHANGES) {
            for (Duration early : List.of(Duration.ofMinutes(90), Duration.ofMinutes(30), Duration.ZERO)) {
                LocalTime time = LocalDateTime.ofInstant(change.at().minus(early), change.transition.getOffsetBefore())
                        .toLocalTime();
                Instant now = change.at().minus(Duration.ofDays(1));
                int fired = 0;
                while (now.isBefore(change.at().plus(Duration.ofDays(2)))) {
                    Instant next = LocalTimes.next(now, time, EVERY_DAY, change.zone);
                    expect(next.isAfter(now), change, time);
                    now = next;
                    fired++;
                }
                expect(fired >= 3 && fired <= 4, change, fired + " times at " + time);
            }
        }
    }

    private static void expect(boolean holds, Change change, Object what) {
        if (!holds) {
            assertThat(what).as("%s at %s", change.zone, change.transition).isNull();
        }
    }

    /** A rule twice: as the code reads it, and as a person reads a clock. */
    private record Rule(String name, OpenTimes times, Predicate<LocalTime> shows) {

        static Rule open(LocalTime from, LocalTime to) {
            String text = text(from, to);
            return new Rule("open " + text, OpenTimes.on(EVERY_DAY, MinuteRange.of(text)), within(from, to));
        }

        static Rule quiet(LocalTime from, LocalTime to) {
            String text = text(from, to);
            return new Rule(
                    "quiet " + text,
                    new CalendarRules(null, null, null, List.of(text)).openTimes(),
                    within(from, to).negate());
        }

        private static Predicate<LocalTime> within(LocalTime from, LocalTime to) {
            return from.isBefore(to)
                    ? time -> !time.isBefore(from) && time.isBefore(to)
                    : time -> !time.isBefore(from) || time.isBefore(to);
        }

        private static String text(LocalTime from, LocalTime to) {
            return String.format(
                    Locale.ROOT, "%02d:%02d-%02d:%02d", from.getHour(), from.getMinute(), to.getHour(), to.getMinute());
        }
    }

    private record Change(ZoneId zone, ZoneOffsetTransition transition) {

        Instant at() {
            return transition.getInstant();
        }

        Duration length() {
            return transition.getDuration().abs();
        }

        LocalDateTime firstLocal() {
            return local(at(), earlierOffset()).minus(MARGIN);
        }

        LocalDateTime lastLocal() {
            return local(at(), earlierOffset()).plus(length()).plus(MARGIN);
        }

        /** The offset with which the local clock shows the beginning of the gap or overlap. */
        private ZoneOffset earlierOffset() {
            return transition.isGap() ? transition.getOffsetBefore() : transition.getOffsetAfter();
        }

        private static LocalDateTime local(Instant at, ZoneOffset offset) {
            return LocalDateTime.ofInstant(at, offset);
        }

        boolean swallows(LocalDateTime local) {
            return transition.isGap()
                    && !local.isBefore(transition.getDateTimeBefore())
                    && local.isBefore(transition.getDateTimeAfter());
        }

        boolean repeats(LocalDateTime local) {
            return transition.isOverlap()
                    && !local.isBefore(transition.getDateTimeAfter())
                    && local.isBefore(transition.getDateTimeBefore());
        }

        DayOfWeek weekday() {
            return LocalDate.ofInstant(at(), zone).getDayOfWeek();
        }

        List<LocalTime> timesOfDay() {
            Set<LocalTime> times = new TreeSet<>();
            for (LocalDateTime local = firstLocal(); local.isBefore(lastLocal()); local = local.plusMinutes(1)) {
                times.add(local.toLocalTime());
            }
            return List.copyOf(times);
        }

        /** Within the gap or overlap, over its beginning, over its end, around it, and a night of quiet. */
        List<Rule> rules() {
            LocalTime start = local(at(), earlierOffset()).toLocalTime();
            LocalTime end = start.plus(length());
            LocalTime middle = start.plus(length().dividedBy(2)).truncatedTo(ChronoUnit.MINUTES);
            return List.of(
                    Rule.open(start, middle),
                    Rule.open(start.minusMinutes(20), middle),
                    Rule.open(middle, end.plusMinutes(20)),
                    Rule.quiet(middle, end),
                    Rule.quiet(start.minusMinutes(45), end.plusMinutes(45)),
                    Rule.quiet(LocalTime.of(21, 0), LocalTime.of(8, 0)));
        }
    }
}
