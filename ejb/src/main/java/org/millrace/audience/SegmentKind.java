package org.millrace.audience;

/** How a segment comes by its members. */
public enum SegmentKind {
    /** They are put in and taken out one by one, or by an import. */
    LIST,
    /** Whoever the predicate holds for at the moment of asking. */
    SEGMENT
}
