package org.millrace.run;

import java.time.Instant;
import org.millrace.contact.ContactFacts;

/**
 * One run at the node.
 *
 * @param arrivedAt when the run came to this node; a wait counts from here
 * @param resumed true when the node had the run wait and the wait is over
 */
public record Visit(
        long runId, long contactId, long campaignId, ContactFacts facts, Instant arrivedAt, boolean resumed) {}
