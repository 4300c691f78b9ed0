package org.millrace.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.platform.Wording;

/**
 * A cron expression of five fields: minute, hour, day of the month ({@code L} = the last), month, day of the week. Where both kinds of
 * day are given, either suffices. {@code @hourly}, {@code @daily}, {@code @weekly}, {@code @monthly} and {@code @yearly} stand for the
 * usual expressions.
 *
 * <p>When clocks change: a time that does not exist that day comes at the moment of the change, a time that exists twice comes the
 * first time, so that each intended time comes once. An expression for every hour follows the elapsed time instead: what does not
 * exist is left out, what exists twice comes twice. Two times that fall on one instant are one.
 */
public final class Cron {

    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");
    private static final int YEARS_AHEAD = 9;
    private static final Map<String, String> SHORTHANDS = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *");

    private final String text;
    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet days;
    private final BitSet months;
    private final BitSet weekdays;
    private final boolean lastDay;
    private final boolean anyDay;
    private final boolean anyWeekday;

    private Cron(String text, String[] fields, String where) {
        this.text = text;
        this.minutes = CronField.MINUTE.read(fields[0], where);
        this.hours = CronField.HOUR.read(fields[1], where);
        this.lastDay = fields[2].equalsIgnoreCase("L");
        this.days = lastDay ? new BitSet() : CronField.DAY.read(fields[2], where);
        this.months = CronField.MONTH.read(fields[3], where);
        this.weekdays = CronField.WEEKDAY.read(fields[4], where);
        this.anyDay = CronField.any(fields[2]);
        this.anyWeekday = CronField.any(fields[4]);
    }

    /**
     * @param where the place of the expression, for the error
     * @throws InvalidInput when it is none, or when its time never comes
     */
    public static Cron parse(String text, String where) {
        String plain = text == null ? "" : text.strip();
        String[] fields =
                SHORTHANDS.getOrDefault(plain.toLowerCase(Locale.ROOT), plain).split("\\s+", -1);
        if (fields.length != 5 || plain.length() > 200) {
            throw new InvalidInput(
                    where,
                    Sentence.of("\"{0}\" is no cron expression.", plain),
                    Sentence.of("Write minute, hour, day, month and weekday: 0 9 * * MON-FRI."));
        }
        Cron cron = new Cron(plain, fields, where);
        if (cron.next(Instant.parse("2024-01-01T00:00:00Z"), ZoneOffset.UTC).isEmpty()) {
            throw new InvalidInput(
                    where,
                    Sentence.of("The time of \"{0}\" never comes.", plain),
                    Sentence.of("Choose days that there are."));
        }
        return cron;
    }

    /** The first time after that instant; empty only where the zone has none within nine years. */
    public Optional<Instant> next(Instant after, ZoneId zone) {
        LocalDate day = after.atZone(zone).toLocalDate().minusDays(1);
        LocalDate last = day.plusYears(YEARS_AHEAD);
        while (day.isBefore(last)) {
            if (!months.get(day.getMonthValue())) {
                day = day.withDayOfMonth(1).plusMonths(1);
                continue;
            }
            if (fits(day)) {
                Instant found = on(day, zone).higher(after);
                if (found != null) {
                    return Optional.of(found);
                }
            }
            day = day.plusDays(1);
        }
        return Optional.empty();
    }

    /** The first time after that instant; the year 9999 where there is none. */
    public Instant nextOrNever(Instant after, ZoneId zone) {
        return next(after, zone).orElse(NEVER);
    }

    /** The first times after that instant, at most so many. */
    public List<Instant> next(Instant after, ZoneId zone, int most) {
        List<Instant> times = new ArrayList<>();
        Optional<Instant> at = next(after, zone);
        while (at.isPresent() && times.size() < most) {
            times.add(at.get());
            at = next(at.get(), zone);
        }
        return List.copyOf(times);
    }

    /** In words: {@code at 09:00, Monday to Friday}. */
    public String summary() {
        return summary(Wording.ENGLISH);
    }

    public String summary(Wording wording) {
        return new CronWords(wording).of(this);
    }

    private boolean fits(LocalDate day) {
        boolean byDay = lastDay ? day.getDayOfMonth() == day.lengthOfMonth() : days.get(day.getDayOfMonth());
        boolean byWeekday = weekdays.get(day.getDayOfWeek().getValue() % 7);
        return anyDay || anyWeekday ? byDay && byWeekday : byDay || byWeekday;
    }

    private TreeSet<Instant> on(LocalDate day, ZoneId zone) {
        TreeSet<Instant> times = new TreeSet<>();
        ZoneRules rules = zone.getRules();
        hours.stream().forEach(hour -> minutes.stream().forEach(minute -> add(day.atTime(hour, minute), rules, times)));
        return times;
    }

    private void add(LocalDateTime time, ZoneRules rules, TreeSet<Instant> times) {
        List<ZoneOffset> offsets = rules.getValidOffsets(time);
        if (offsets.isEmpty()) {
            if (!everyHour()) {
                times.add(rules.getTransition(time).getInstant());
            }
            return;
        }
        times.add(time.toInstant(offsets.get(0)));
        if (everyHour()) {
            times.add(time.toInstant(offsets.get(offsets.size() - 1)));
        }
    }

    boolean everyHour() {
        return hours.cardinality() == 24;
    }

    BitSet minutes() {
        return minutes;
    }

    BitSet hours() {
        return hours;
    }

    BitSet days() {
        return days;
    }

    BitSet months() {
        return months;
    }

    BitSet weekdays() {
        return weekdays;
    }

    boolean lastDay() {
        return lastDay;
    }

    boolean anyDay() {
        return anyDay;
    }

    boolean anyWeekday() {
        return anyWeekday;
    }

    @Override
    public String toString() {
        return text;
    }
}
