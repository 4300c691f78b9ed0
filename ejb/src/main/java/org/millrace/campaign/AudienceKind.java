package org.millrace.campaign;

/** Whom a campaign is for. */
public enum AudienceKind {
    /** Nobody yet: it has to be chosen before the campaign can be activated. */
    NONE,
    /** Every contact of the tenant. */
    ALL,
    /** The members of a list or a segment. */
    SEGMENT
}
