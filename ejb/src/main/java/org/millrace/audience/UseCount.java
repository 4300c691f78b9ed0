package org.millrace.audience;

/**
 * How many campaigns that are not archived use an audience, by themselves or by way of a segment that names it.
 *
 * @param campaigns that have it or leave its members out
 * @param live of how many of them a change of it changes from now on whom they enrol, or to whom they send nothing
 * @param enrolling how many of them enrol from it now, not by way of another segment
 * @param leavingOut how many of them leave its members out
 * @param through how many of them do so by way of another segment only
 */
public record UseCount(long campaigns, long live, long enrolling, long leavingOut, long through) {

    static final UseCount NONE = new UseCount(0, 0, 0, 0, 0);
}
