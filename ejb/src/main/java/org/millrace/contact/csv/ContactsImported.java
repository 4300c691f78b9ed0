package org.millrace.contact.csv;

/**
 * Fired in the transaction of the import, after its contacts were stored; never for a dry run.
 *
 * @param segmentId the list that they joined; null = none
 */
public record ContactsImported(int tenant, long jobId, Long segmentId, long created, long updated) {}
