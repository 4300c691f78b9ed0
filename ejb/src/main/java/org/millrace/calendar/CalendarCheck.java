package org.millrace.calendar;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;

/** Says what is wrong with a calendar, where, and how to mend it. */
final class CalendarCheck {

    private static final int MOST_STRETCHES = 24;

    private final String where;
    private final List<Violation> violations = new ArrayList<>();

    private CalendarCheck(String where) {
        this.where = where;
    }

    static List<Violation> of(CalendarRules rules, String where) {
        CalendarCheck check = new CalendarCheck(where);
        check.hours(rules.businessHours(), where + ".businessHours");
        check.quietHours(rules.quietHours());
        check.holidays(rules.holidays());
        if (check.violations.isEmpty() && rules.restricts() && rules.openTimes().neverOpen()) {
            check.add(
                    where,
                    Sentence.of("No minute of the week is open."),
                    Sentence.of("Widen businessHours, or shorten quietHours."));
        }
        return List.copyOf(check.violations);
    }

    /** The hours of a week by themselves. */
    static List<Violation> of(WeekHours hours, String where) {
        CalendarCheck check = new CalendarCheck(where);
        check.hours(hours, where);
        if (check.violations.isEmpty()
                && OpenTimes.of(hours, List.of(), List.of()).neverOpen()) {
            check.add(
                    where,
                    Sentence.of("No minute of the week is open."),
                    Sentence.of("Give a day a stretch like 09:00-17:00."));
        }
        return List.copyOf(check.violations);
    }

    private void hours(WeekHours hours, String at) {
        if (hours == null) {
            return;
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toLowerCase(Locale.ROOT);
            stretches(hours.on(day), at + "." + name, true);
        }
    }

    private void quietHours(List<String> quiet) {
        stretches(quiet, where + ".quietHours", false);
    }

    private void stretches(List<String> texts, String at, boolean withinTheDay) {
        if (texts.size() > MOST_STRETCHES) {
            add(
                    at,
                    Sentence.of("There are more than {0} stretches.", MOST_STRETCHES),
                    Sentence.of("Join stretches that touch."));
            return;
        }
        for (int i = 0; i < texts.size(); i++) {
            String place = at + "[" + i + "]";
            read(
                    texts.get(i),
                    place,
                    Sentence.of("Write two different times, like 09:00-17:00 or 18:00-24:00."),
                    text -> {
                        if (MinuteRange.of(text).spansMidnight() && withinTheDay) {
                            add(
                                    place,
                                    Sentence.of(
                                            "\"{0}\" spans midnight, and it would not be clear whose hours the second part is.",
                                            text),
                                    Sentence.of(
                                            "Write the part up to 24:00 here and the part from 00:00 at the next day."));
                        }
                    });
        }
    }

    private void holidays(List<String> holidays) {
        String at = where + ".holidays";
        if (holidays.size() > CalendarRules.MOST_HOLIDAYS) {
            add(
                    at,
                    Sentence.of("There are more than {0} holidays.", CalendarRules.MOST_HOLIDAYS),
                    Sentence.of("Remove those that are over."));
            return;
        }
        for (int i = 0; i < holidays.size(); i++) {
            read(
                    holidays.get(i),
                    at + "[" + i + "]",
                    Sentence.of("Write 2026-12-25 for one day, or --12-25 for that day of every year."),
                    Holiday::of);
        }
    }

    private void read(String text, String at, Sentence mend, Consumer<String> reading) {
        try {
            reading.accept(text);
        } catch (IllegalArgumentException e) {
            add(at, Sentence.of("\"{0}\" cannot be read.", shown(text)), mend);
        }
    }

    private static String shown(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private void add(String at, Sentence what, Sentence mend) {
        violations.add(new Violation(at, what, mend));
    }
}
