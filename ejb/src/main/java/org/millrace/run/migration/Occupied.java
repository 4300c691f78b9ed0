package org.millrace.run.migration;

/**
 * A node of an older version at which live runs stand.
 *
 * @param people how many
 * @param waiting how many of them its node has wait
 */
record Occupied(long versionId, int nodeNo, long people, long waiting) {}
