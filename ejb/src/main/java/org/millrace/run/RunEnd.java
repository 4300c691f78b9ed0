package org.millrace.run;

import java.time.Instant;
import org.millrace.platform.Sentence;

/**
 * How a run ended.
 *
 * @param kind {@code end}, {@code exit}, {@code cooldown}, {@code handoff}, {@code suppress}, {@code unqualified}, {@code canceled}
 * @param reason may be null
 * @param reenterAfter before then the contact may not enter the campaign again; may be null
 */
public record RunEnd(String kind, String reason, Instant reenterAfter) {

    private static final String RECEIVER = "to ";

    /** Why, for people; null where nobody said. What a handoff says begins with the one whom it goes to. */
    public static Sentence said(String kind, String reason) {
        return "handoff".equals(kind) && reason != null && reason.startsWith(RECEIVER)
                ? Sentence.of("handed over to {0}", reason.substring(RECEIVER.length()))
                : Sentence.read(reason);
    }

    static RunEnd of(String kind) {
        return new RunEnd(kind, null, null);
    }

    boolean plain() {
        return reason == null && reenterAfter == null;
    }
}
