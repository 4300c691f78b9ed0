package org.millrace.template.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** On what a mail is looked at. */
public enum Device {
    DESKTOP,
    PHONE,
    DARK;

    private static final Pattern SHEET = Pattern.compile("<style(?:\\s[^<>]*)?>[^<]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern SCHEME_ASKED =
            Pattern.compile("\\(\\s*prefers-color-scheme\\s*:\\s*(dark|light)\\s*\\)", Pattern.CASE_INSENSITIVE);
    private static final String YES = "(min-width: 0)";
    private static final String NO = "(max-width: 0)";

    /**
     * A mail as it is on this device. A mail program in dark mode that leaves the author's own colours alone lightens only what has
     * none, links too. What a sheet asks of the scheme is answered for the device: the browser would answer for the one who looks.
     *
     * @param html sanitised
     */
    String dressed(String html) {
        String answered = SHEET.matcher(html).replaceAll(sheet -> Matcher.quoteReplacement(answered(sheet.group())));
        return this == DARK
                ? "<style>:root { color-scheme: dark; } body { color: #e8eaed; } a { color: #8ab4f8; }</style>"
                        + answered
                : answered;
    }

    private String answered(String sheet) {
        String mine = this == DARK ? "dark" : "light";
        return SCHEME_ASKED.matcher(sheet).replaceAll(asked -> asked.group(1).equalsIgnoreCase(mine) ? YES : NO);
    }

    /** The class of its frame, beside that of all frames. */
    public String kind() {
        return switch (this) {
            case DESKTOP -> "";
            case PHONE -> "frame-phone";
            case DARK -> "frame-dark";
        };
    }
}
