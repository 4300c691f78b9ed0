package org.millrace.audience;

import java.util.List;

/**
 * What became of a change of a list's members.
 *
 * @param changed how many joined or left
 * @param unchanged how many were so already
 * @param unknown external ids that no contact has; the others were changed nevertheless
 * @param members how many the list has now
 */
public record MembersChanged(int changed, int unchanged, List<String> unknown, long members) {}
