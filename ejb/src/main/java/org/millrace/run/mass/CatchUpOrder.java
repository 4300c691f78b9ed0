package org.millrace.run.mass;

import java.time.Duration;
import java.time.Instant;
import org.millrace.campaign.CatchUp;
import org.millrace.campaign.CatchUpRule;

/**
 * The rule of a resumption with the instants that it counts from.
 *
 * @param span null for NOW and RETIME
 */
public record CatchUpOrder(CatchUpRule rule, Duration span, Instant frozenAt, Instant resumedAt) {

    static CatchUpOrder of(CatchUp catchUp, Instant frozenAt, Instant resumedAt) {
        return new CatchUpOrder(catchUp.rule(), catchUp.span(), frozenAt, resumedAt);
    }

    /** What fell due by then is too old; all the same under rules that do not ask. */
    Instant oldBefore() {
        return rule == CatchUpRule.SKIP_OLDER ? resumedAt.minus(span) : resumedAt;
    }

    Duration pause() {
        return frozenAt == null ? Duration.ZERO : Duration.between(frozenAt, resumedAt);
    }

    String skipReason() {
        return "due longer ago than " + span + " when the campaign was resumed";
    }
}
