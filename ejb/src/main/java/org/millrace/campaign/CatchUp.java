package org.millrace.campaign;

import java.time.Duration;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;

/**
 * How a frozen campaign catches up when it is resumed.
 *
 * @param span over how long SPREAD spreads, or how old SKIP_OLDER lets things be; null for the others
 */
public record CatchUp(CatchUpRule rule, Duration span) {

    public static final CatchUp NOW = new CatchUp(CatchUpRule.NOW, null);

    private static final Duration LONGEST = Duration.ofDays(366);

    /** @throws InvalidInput when the span is missing, not positive, longer than a year, or given to a rule that has none */
    public CatchUp {
        boolean spanned = rule == CatchUpRule.SPREAD || rule == CatchUpRule.SKIP_OLDER;
        String field = rule == CatchUpRule.SPREAD ? "catchUp.hours" : "catchUp.olderThan";
        if (rule == null) {
            throw new InvalidInput(
                    "catchUp.rule", Sentence.of("is missing"), Sentence.of("Send NOW, SPREAD, SKIP_OLDER or RETIME."));
        }
        if (spanned && (span == null || span.isZero() || span.isNegative() || span.compareTo(LONGEST) > 0)) {
            throw new InvalidInput(
                    field,
                    Sentence.of("is not a span of up to a year"),
                    Sentence.of("Send one that is longer than nothing."));
        }
        if (!spanned && span != null) {
            throw new InvalidInput(
                    "catchUp",
                    Sentence.of("{0} takes neither hours nor olderThan", rule),
                    Sentence.of("Leave them out."));
        }
    }

    /** Whether anything has to be changed before those inside go on. */
    public boolean changesAnything() {
        return rule != CatchUpRule.NOW;
    }
}
