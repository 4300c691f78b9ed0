package org.millrace.run.migration;

/**
 * A run that shall move to the new version and cannot.
 *
 * @param contact the contact's external id; null when it was erased
 * @param version the number of the version that it stays on
 */
public record UnmappedRun(long run, String contact, int version, String node, StayReason reason) {}
