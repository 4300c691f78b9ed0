package org.millrace.audience;

/** Whom a campaign is for. */
public sealed interface AudienceRef {

    /** Every contact of the tenant. */
    record All() implements AudienceRef {}

    /** The members of a list or a segment. */
    record Of(long segmentId) implements AudienceRef {}
}
