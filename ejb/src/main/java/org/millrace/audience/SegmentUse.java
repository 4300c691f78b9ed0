package org.millrace.audience;

/**
 * A campaign that has a list or segment for its audience, or leaves its members out: by itself, or by way of a segment that names it.
 *
 * @param status in the words of campaigns: {@code ACTIVE}
 * @param live whether a change of the audience changes from now on whom it enrols, or to whom it sends nothing
 * @param leavesOut whether the campaign, or its audience, leaves the members out instead of taking them in
 * @param via the name of the segment by way of which it does; null = the campaign names this one itself
 */
public record SegmentUse(long campaignId, String name, String status, boolean live, boolean leavesOut, String via) {

    /** Whether it takes in now who is new in the audience; who names the audience in a rule is not asked then. */
    public boolean enrols() {
        return live && !leavesOut && via == null;
    }
}
