package org.millrace.platform.web;

import java.io.Serializable;
import java.util.List;

/**
 * What a dialog asks before an act.
 *
 * @param act the act's word, given back to the page that confirms
 * @param id of the thing that is acted on
 * @param effects what will happen, one sentence each, with numbers
 * @param needs what stands in the act's way or is worth a look before it, each with where to mend it
 * @param confirm the confirming button's words; null where there is nothing to confirm
 */
public record Question(
        String act, long id, String title, List<String> effects, List<Need> needs, String confirm, boolean danger)
        implements Serializable {

    /** Of an act that needs nothing. */
    public Question(String act, long id, String title, List<String> effects, String confirm, boolean danger) {
        this(act, id, title, effects, List.of(), confirm, danger);
    }

    /** Of an act that would do nothing: it is told, and cannot be confirmed. */
    public static Question only(String title, List<String> effects) {
        return new Question("", 0, title, effects, null, false);
    }

    /** Whether something stands in the act's way. */
    public boolean isBlocked() {
        return confirm == null || needs.stream().anyMatch(Need::missing);
    }

    /**
     * Something that the act needs.
     *
     * @param link where it is mended, below the application
     * @param missing whether the act cannot be done without it
     */
    public record Need(String text, String link, String label, boolean missing) implements Serializable {}
}
