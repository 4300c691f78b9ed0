package org.millrace.audience;

import org.millrace.predicate.Explanation;

/**
 * Why a contact is in an audience or is not.
 *
 * @param member whether it is
 * @param why each rule with the value that it saw; null for a list
 */
public record MemberExplanation(String contact, String segment, boolean member, Explanation why) {}
