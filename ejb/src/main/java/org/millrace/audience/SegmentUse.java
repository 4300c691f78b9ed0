package org.millrace.audience;

/**
 * A campaign that has a list or segment for its audience, or leaves its members out.
 *
 * @param status in the words of campaigns: {@code ACTIVE}
 * @param live whether a change of the audience changes from now on whom it enrols, or to whom it sends nothing
 * @param leavesOut whether the campaign, or its audience, leaves the members out instead of taking them in
 */
public record SegmentUse(long campaignId, String name, String status, boolean live, boolean leavesOut) {

    /** Whether it takes in now who is in the audience. */
    public boolean enrols() {
        return live && !leavesOut;
    }
}
