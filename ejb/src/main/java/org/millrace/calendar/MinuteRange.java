package org.millrace.calendar;

import java.util.BitSet;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of the local day, in minutes since its beginning: {@code 09:00-17:00} is from 540 up to, not including, 1020. It may
 * end at 24:00, and it may span midnight: {@code 21:00-08:00}.
 */
public record MinuteRange(int from, int to) {

    /** The form in JSON. */
    public static final String FORM = "^([01]\\d|2[0-3]):[0-5]\\d-(([01]\\d|2[0-3]):[0-5]\\d|24:00)$";

    static final int DAY = 24 * 60;

    private static final Pattern PARTS = Pattern.compile("(\\d\\d):(\\d\\d)-(\\d\\d):(\\d\\d)");
    private static final Pattern WHOLE = Pattern.compile(FORM);

    public MinuteRange {
        if (from < 0 || from >= DAY || to < 0 || to > DAY || from == to) {
            throw new IllegalArgumentException("No stretch of a day: " + from + " to " + to);
        }
    }

    /** @throws IllegalArgumentException when the text does not have the form or the two times are the same */
    public static MinuteRange of(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!WHOLE.matcher(text).matches() || !parts.matches()) {
            throw new IllegalArgumentException("Not of the form 09:00-17:00: " + text);
        }
        return new MinuteRange(minutes(parts, 1), minutes(parts, 3));
    }

    private static int minutes(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group)) * 60 + Integer.parseInt(parts.group(group + 1));
    }

    public boolean spansMidnight() {
        return to < from;
    }

    void setIn(BitSet day, boolean open) {
        if (spansMidnight()) {
            day.set(from, DAY, open);
            day.set(0, to, open);
        } else {
            day.set(from, to, open);
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%02d:%02d-%02d:%02d", from / 60, from % 60, to / 60, to % 60);
    }
}
