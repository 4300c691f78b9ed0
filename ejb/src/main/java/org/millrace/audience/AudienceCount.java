package org.millrace.audience;

/**
 * How many contacts an audience holds now.
 *
 * @param all before exclusions
 * @param excluded how many of them the exclusions take away
 */
public record AudienceCount(long all, long excluded) {

    /** How many are left. */
    public long left() {
        return all - excluded;
    }
}
