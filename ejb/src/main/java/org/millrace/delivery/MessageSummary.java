package org.millrace.delivery;

import java.time.Instant;
import org.millrace.platform.Sentence;

/**
 * A message of the ledger.
 *
 * @param contact the contact's external id; null once it was erased
 * @param address where it went or will go; null until it was claimed for the first time
 * @param state READY, HELD, CLAIMED, SENT, FAILED, UNCERTAIN, SKIPPED, DELIVERED, BOUNCED or COMPLAINED
 * @param attempts how often it was claimed for the wire
 * @param readyAt not sent before that instant
 * @param intentAt when the last attempt was committed to, just before the wire
 * @param provider by which it left; null before, and for mail by the server's own session
 * @param reply what the channel answered when it took the message over
 * @param reason why it is not SENT, in words
 */
public record MessageSummary(
        long id,
        long campaignId,
        String campaign,
        long runId,
        String node,
        int visit,
        String contact,
        String channel,
        String address,
        String subject,
        MessageState state,
        int attempts,
        Instant createdAt,
        Instant readyAt,
        Instant intentAt,
        Instant sentAt,
        Instant openedAt,
        Instant clickedAt,
        String provider,
        String reply,
        Sentence reason) {}
