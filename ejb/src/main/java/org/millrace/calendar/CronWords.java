package org.millrace.calendar;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.millrace.platform.Wording;

/** A cron expression in a reader's language. */
record CronWords(Wording w) {

    private static final int TOLD_SINGLY = 6;

    String of(Cron cron) {
        return time(cron) + ", " + day(cron) + month(cron);
    }

    private String time(Cron cron) {
        BitSet minutes = cron.minutes();
        BitSet hours = cron.hours();
        if (cron.everyHour()) {
            int step = step(minutes, 60);
            return step > 0
                    ? w.say(step == 1 ? "every minute" : "every {0} minutes", step)
                    : w.say("every hour at {0}", minutes(minutes));
        }
        if (minutes.cardinality() * hours.cardinality() <= TOLD_SINGLY) {
            return w.say("at {0}", times(hours, minutes));
        }
        int step = step(hours, 24);
        if (step > 0 && minutes.cardinality() == 1) {
            String every = w.say(step == 1 ? "every hour" : "every {0} hours", step);
            return minutes.get(0) ? every : w.say("{0} at {1}", every, minutes(minutes));
        }
        return w.say("at {0} of the hours {1}", minutes(minutes), list(hours, hour -> "%02d".formatted(hour)));
    }

    private String minutes(BitSet minutes) {
        return w.say(minutes.cardinality() == 1 ? "minute {0}" : "minutes {0}", list(minutes, Integer::toString));
    }

    private String times(BitSet hours, BitSet minutes) {
        List<String> times = new ArrayList<>();
        hours.stream()
                .forEach(hour -> minutes.stream().forEach(minute -> times.add("%02d:%02d".formatted(hour, minute))));
        return joined(times);
    }

    private String day(Cron cron) {
        String weekdays = list(cron.weekdays(), this::weekday);
        String days = cron.lastDay()
                ? w.say("on the last day of the month")
                : w.say("on day {0} of the month", list(cron.days(), Integer::toString));
        if (cron.anyDay()) {
            return cron.anyWeekday() || cron.weekdays().cardinality() == 7 ? w.say("every day") : weekdays;
        }
        return cron.anyWeekday() ? days : w.say("{0} or {1}", days, weekdays);
    }

    private String month(Cron cron) {
        return cron.months().cardinality() == 12 ? "" : ", " + w.say("in {0}", list(cron.months(), this::month));
    }

    private String month(int no) {
        return Month.of(no).getDisplayName(TextStyle.FULL, locale());
    }

    private String weekday(int no) {
        return DayOfWeek.of(no == 0 ? 7 : no).getDisplayName(TextStyle.FULL, locale());
    }

    private Locale locale() {
        return Locale.forLanguageTag(w.language());
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

    private String list(BitSet values, IntFunction<String> word) {
        List<String> parts = new ArrayList<>();
        for (int from = values.nextSetBit(0); from >= 0; from = values.nextSetBit(from + 1)) {
            int to = values.nextClearBit(from) - 1;
            if (to - from >= 2) {
                parts.add(w.say("{0} to {1}", word.apply(from), word.apply(to)));
                from = to;
            } else {
                parts.add(word.apply(from));
            }
        }
        return joined(parts);
    }

    private String joined(List<String> parts) {
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + " " + w.say("and") + " " + parts.get(last);
    }
}
