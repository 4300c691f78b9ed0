package org.millrace.contact;

import java.math.BigDecimal;

/**
 * A contact's score that is set or moved.
 *
 * @param criterion what is scored, in the form that {@link ContactRules#criterion} gave: {@code fit}
 * @param kind whether {@code points} become the score or are added to it
 * @param points negative takes away
 * @param source who says so, for the history: {@code api}, {@code run 17:4:2}
 */
public record ScoreChange(int tenant, long contactId, String criterion, Kind kind, BigDecimal points, String source) {

    /** What is done with the points. */
    public enum Kind {
        SET,
        ADD
    }

    /** The score after this change of a score; a contact that was never scored has zero. */
    public BigDecimal after(BigDecimal before) {
        return kind == Kind.SET ? points : before.add(points);
    }

    /** One change that does what this and the next do. */
    ScoreChange then(ScoreChange next) {
        return new ScoreChange(
                tenant, contactId, criterion, next.kind == Kind.SET ? Kind.SET : kind, next.after(points), next.source);
    }
}
