package org.millrace.campaign;

import java.util.EnumSet;
import java.util.Set;

/**
 * The life of a campaign; the one table of allowed transitions, and what each status lets happen. A stop leads to PAUSED, also from
 * PAUSED: nobody enters, whoever was inside is out, and the campaign can be resumed for those who come.
 */
public enum CampaignStatus {
    /** Being made: editable, nobody in it. */
    DRAFT,
    /** Will be activated at its start date. */
    SCHEDULED,
    /** Enrols, and moves those inside. */
    ACTIVE,
    /** Entries paused: enrols nobody, those inside go on. */
    PAUSED,
    /** Enrols nobody, and those inside stand still at their node. */
    FROZEN,
    /** Enrols nobody for good; those inside go on to their end. */
    COMPLETED,
    /** Nothing runs; analytics stay readable. */
    ARCHIVED;

    public Set<CampaignStatus> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(SCHEDULED, ACTIVE, ARCHIVED);
            case SCHEDULED -> EnumSet.of(DRAFT, ACTIVE, ARCHIVED);
            case ACTIVE -> EnumSet.of(PAUSED, FROZEN, COMPLETED);
            case PAUSED -> EnumSet.of(ACTIVE, PAUSED, FROZEN, COMPLETED);
            case FROZEN -> EnumSet.of(ACTIVE, PAUSED, COMPLETED);
            case COMPLETED -> EnumSet.of(ARCHIVED);
            case ARCHIVED -> EnumSet.noneOf(CampaignStatus.class);
        };
    }

    public boolean enrols() {
        return this == ACTIVE;
    }

    /** Whether runs move and messages go out. */
    public boolean moves() {
        return this == ACTIVE || this == PAUSED || this == COMPLETED;
    }
}
