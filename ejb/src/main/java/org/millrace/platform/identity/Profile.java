package org.millrace.platform.identity;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Set;
import org.millrace.platform.Sentence;

/**
 * How a person wants to see the pages, in every browser; null leaves it to the browser.
 *
 * @param timeZone IANA: {@code Europe/Berlin}
 * @param language {@code en} or {@code de}
 * @param theme {@code light} or {@code dark}
 */
public record Profile(String timeZone, String language, String theme) {

    /** The name under which a page's request holds its reader's. */
    public static final String ATTRIBUTE = "millrace.profile";

    public static final Profile NONE = new Profile(null, null, null);
    public static final Set<String> LANGUAGES = Set.of("en", "de");
    public static final Set<String> THEMES = Set.of("light", "dark");

    /** What is null stays; what is empty is left to the browser again. */
    Profile with(Profile change) {
        return new Profile(
                changed(timeZone, change.timeZone), changed(language, change.language), changed(theme, change.theme));
    }

    private static String changed(String before, String change) {
        if (change == null) {
            return before;
        }
        return change.isBlank() ? null : change;
    }

    void check() {
        new AccountRules()
                .demand(
                        timeZone == null || known(timeZone),
                        "timeZone",
                        Sentence.of("is not a time zone"),
                        Sentence.of("Write it as Europe/Berlin, or leave it to the browser."))
                .demand(
                        language == null || LANGUAGES.contains(language),
                        "language",
                        Sentence.of("is not a language of the pages"),
                        Sentence.of("Choose en or de, or leave it to the browser."))
                .demand(
                        theme == null || THEMES.contains(theme),
                        "theme",
                        Sentence.of("is not a theme"),
                        Sentence.of("Choose light or dark, or leave it to the browser."))
                .check();
    }

    private static boolean known(String zone) {
        try {
            ZoneId.of(zone);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
