package org.millrace.contact.csv;

import java.util.UUID;

/**
 * One server's try to work a job off.
 *
 * @param token proves at the end that the job is still this attempt's
 */
public record ImportAttempt(int tenant, long job, UUID token) {}
