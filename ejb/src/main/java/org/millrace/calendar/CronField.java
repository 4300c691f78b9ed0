package org.millrace.calendar;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;

/** One of the five fields of a cron expression: lists, ranges, steps and names. */
enum CronField {
    MINUTE("minute", 0, 59, List.of()),
    HOUR("hour", 0, 23, List.of()),
    DAY("day of the month", 1, 31, List.of()),
    MONTH("month", 1, 12, List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
    /** 0 and 7 are both Sunday. */
    WEEKDAY("day of the week", 0, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));

    private final String word;
    private final int least;
    private final int most;
    private final List<String> names;

    CronField(String word, int least, int most, List<String> names) {
        this.word = word;
        this.least = least;
        this.most = most;
        this.names = names;
    }

    /** Whether the text leaves the field open. */
    static boolean any(String text) {
        return text.equals("*") || text.equals("?");
    }

    BitSet read(String text, String where) {
        BitSet values = new BitSet(most + 1);
        for (String part : text.split(",", -1)) {
            String[] stepped = part.split("/", -1);
            if (stepped.length > 2) {
                throw wrong(part, where);
            }
            int step = stepped.length == 2 ? number(stepped[1], part, where, 1, most) : 1;
            int[] range = range(stepped[0], stepped.length == 2, part, where);
            for (int value = range[0]; value <= range[1]; value += step) {
                values.set(value);
            }
        }
        if (this == WEEKDAY && values.get(7)) {
            values.clear(7);
            values.set(0);
        }
        return values;
    }

    private int[] range(String text, boolean stepped, String part, String where) {
        if (any(text)) {
            return new int[] {least, this == WEEKDAY ? 6 : most};
        }
        String[] ends = text.split("-", -1);
        if (ends.length > 2) {
            throw wrong(part, where);
        }
        int from = value(ends[0], part, where);
        int to = ends.length == 2 ? value(ends[1], part, where) : stepped ? most : from;
        if (from > to) {
            throw wrong(part, where);
        }
        return new int[] {from, to};
    }

    private int value(String text, String part, String where) {
        int named = names.indexOf(text.toUpperCase(Locale.ROOT));
        return named >= 0 ? named + least : number(text, part, where, least, most);
    }

    private int number(String text, String part, String where, int from, int to) {
        if (!text.matches("[0-9]{1,2}")) {
            throw wrong(part, where);
        }
        int number = Integer.parseInt(text);
        if (number < from || number > to) {
            throw wrong(part, where);
        }
        return number;
    }

    private InvalidInput wrong(String part, String where) {
        return new InvalidInput(
                where,
                Sentence.of("\"{0}\" is no {1}.", part, Sentence.of(word)),
                names.isEmpty()
                        ? Sentence.of("Use {0} to {1}, lists 1,3, ranges 1-5, steps */15.", least, most)
                        : Sentence.of(
                                "Use {0} to {1} or {2} and so on, lists 1,3, ranges 1-5, steps */15.",
                                least, most, names.get(0)));
    }
}
