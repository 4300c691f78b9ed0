package org.millrace.run.monitor;

import java.time.Instant;
import org.millrace.run.RunStatus;

/**
 * Which runs to list; null means any.
 *
 * @param node the id of the node that they stand at
 * @param contact the contact's external id
 * @param since that entered at this instant or later
 */
public record RunSearch(Long campaign, RunStatus status, String node, String contact, Instant since) {

    public static final RunSearch ANY = new RunSearch(null, null, null, null, null);
}
