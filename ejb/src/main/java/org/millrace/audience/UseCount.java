package org.millrace.audience;

/**
 * How many campaigns that are not archived have an audience.
 *
 * @param live how many of them enrol from it now
 */
public record UseCount(long campaigns, long live) {

    static final UseCount NONE = new UseCount(0, 0);
}
