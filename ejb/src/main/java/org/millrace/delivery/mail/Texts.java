package org.millrace.delivery.mail;

import java.util.regex.Pattern;

/** Text of strangers, made fit for one line. */
public final class Texts {

    private static final int LONGEST = 300;
    private static final Pattern NOT_ONE_LINE = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\x{85}]+");

    private Texts() {}

    /** Without line breaks and control characters: what is a header's value or a reason cannot become anything else. */
    public static String singleLine(String text) {
        return text == null ? "" : NOT_ONE_LINE.matcher(text).replaceAll(" ").strip();
    }

    /** The same, no longer than a reason may be. */
    public static String line(String text) {
        String line = singleLine(text);
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
