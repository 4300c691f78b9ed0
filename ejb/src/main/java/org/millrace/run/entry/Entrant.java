package org.millrace.run.entry;

/**
 * A contact that wants to enter.
 *
 * @param businessKey the case it enters for, such as an order; null = none
 */
public record Entrant(long contactId, String businessKey) {}
