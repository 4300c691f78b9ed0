package org.millrace.run.mass;

import java.time.Duration;
import java.time.Instant;
import org.millrace.campaign.CatchUpRule;

/**
 * What a resumption would do at the instant of asking.
 *
 * @param span over how long SPREAD spreads, or how old SKIP_OLDER lets things be; null for the others
 * @param frozenAt since when the campaign is frozen
 * @param at the instant that is counted for
 * @param runs those inside
 * @param messages messages that wait to be sent
 */
public record CatchUpPreview(
        CatchUpRule rule, Duration span, Instant frozenAt, Instant at, Effect runs, Effect messages) {

    /**
     * @param all how many there are
     * @param overdue how many of them fell due in the meantime
     * @param atOnce how many of the overdue go on at once as if nothing had been
     * @param spread how many of the overdue get a later time within the span
     * @param skipped how many are too old: a message is not sent; a run goes on at once, and sends nothing until it waits again
     * @param retimed how many wait longer by the length of the freeze, overdue or not
     */
    public record Effect(long all, long overdue, long atOnce, long spread, long skipped, long retimed) {

        static Effect of(CatchUpRule rule, long all, long overdue, long old) {
            return switch (rule) {
                case NOW -> new Effect(all, overdue, overdue, 0, 0, 0);
                case SPREAD -> new Effect(all, overdue, 0, overdue, 0, 0);
                case SKIP_OLDER -> new Effect(all, overdue, overdue - old, 0, old, 0);
                case RETIME -> new Effect(all, overdue, 0, 0, 0, all);
            };
        }
    }
}
