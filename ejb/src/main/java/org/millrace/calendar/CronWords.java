package org.millrace.calendar;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** A cron expression in English. */
final class CronWords {

    private static final int TOLD_SINGLY = 6;

    private CronWords() {}

    static String of(Cron cron) {
        return time(cron) + ", " + day(cron) + month(cron);
    }

    private static String time(Cron cron) {
        BitSet minutes = cron.minutes();
        BitSet hours = cron.hours();
        if (cron.everyHour()) {
            int step = step(minutes, 60);
            return step > 0 ? every(step, "minute") : "every hour at " + minutes(minutes);
        }
        if (minutes.cardinality() * hours.cardinality() <= TOLD_SINGLY) {
            return "at " + times(hours, minutes);
        }
        int step = step(hours, 24);
        if (step > 0 && minutes.cardinality() == 1) {
            return every(step, "hour") + (minutes.get(0) ? "" : " at " + minutes(minutes));
        }
        return "at " + minutes(minutes) + " of the hours " + list(hours, hour -> "%02d".formatted(hour));
    }

    private static String minutes(BitSet minutes) {
        return (minutes.cardinality() == 1 ? "minute " : "minutes ") + list(minutes, Integer::toString);
    }

    private static String times(BitSet hours, BitSet minutes) {
        List<String> times = new ArrayList<>();
        hours.stream()
                .forEach(hour -> minutes.stream().forEach(minute -> times.add("%02d:%02d".formatted(hour, minute))));
        return joined(times, "and");
    }

    private static String day(Cron cron) {
        String weekdays = list(cron.weekdays(), CronWords::weekday);
        String days = cron.lastDay()
                ? "on the last day of the month"
                : "on day " + list(cron.days(), Integer::toString) + " of the month";
        if (cron.anyDay()) {
            return cron.anyWeekday() || cron.weekdays().cardinality() == 7 ? "every day" : weekdays;
        }
        return cron.anyWeekday() ? days : days + " or " + weekdays;
    }

    private static String month(Cron cron) {
        return cron.months().cardinality() == 12 ? "" : ", in " + list(cron.months(), CronWords::month);
    }

    private static String month(int no) {
        return Month.of(no).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String weekday(int no) {
        return DayOfWeek.of(no == 0 ? 7 : no).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String every(int step, String unit) {
        return step == 1 ? "every " + unit : "every " + step + " " + unit + "s";
    }

    /** n where the values are all multiples of n below the end and n divides it; 0 otherwise. */
    private static int step(BitSet values, int end) {
        int step = values.cardinality() > 1 ? values.nextSetBit(1) : end;
        boolean regular = values.get(0)
                && end % step == 0
                && values.cardinality() == end / step
                && values.stream().allMatch(value -> value % step == 0);
        return regular && step < end ? step : 0;
    }

    private static String list(BitSet values, IntFunction<String> word) {
        List<String> parts = new ArrayList<>();
        for (int from = values.nextSetBit(0); from >= 0; from = values.nextSetBit(from + 1)) {
            int to = values.nextClearBit(from) - 1;
            if (to - from >= 2) {
                parts.add(word.apply(from) + " to " + word.apply(to));
                from = to;
            } else {
                parts.add(word.apply(from));
            }
        }
        return joined(parts, "and");
    }

    private static String joined(List<String> parts, String last) {
        return parts.size() < 2
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, parts.size() - 1)) + " " + last + " "
                        + parts.get(parts.size() - 1);
    }
}
