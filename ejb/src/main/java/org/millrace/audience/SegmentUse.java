package org.millrace.audience;

/**
 * A campaign that has a list or segment for its audience.
 *
 * @param status in the words of campaigns: {@code ACTIVE}
 * @param live whether a change of the audience changes whom it enrols from now on
 */
public record SegmentUse(long campaignId, String name, String status, boolean live) {}
