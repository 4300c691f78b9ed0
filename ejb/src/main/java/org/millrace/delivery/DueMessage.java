package org.millrace.delivery;

import java.time.Instant;

/**
 * A message that is due, locked by the claim.
 *
 * @param templateVersionId null when no template of that name was known at hand-over
 * @param attempts how often it was claimed before
 * @param deferrals how often the receiving side put it off
 * @param deferredSince when the receiving side put it off for the first time, or null
 * @param topic what the recipient opts out of
 */
record DueMessage(
        long id,
        int tenant,
        long campaignId,
        long runId,
        int nodeNo,
        int visit,
        long contactId,
        String channel,
        Long templateVersionId,
        int attempts,
        int deferrals,
        Instant deferredSince,
        String topic) {

    /** A call to another system; no message to the contact. */
    boolean isWebhook() {
        return WebhookChannel.WORD.equals(channel);
    }

    SendGuard.Candidate candidate() {
        return new SendGuard.Candidate(id, tenant, campaignId, runId, contactId, channel, topic);
    }

    /** Ever increasing per message: a receipt of an earlier attempt changes nothing. */
    int nextAttempt() {
        return attempts + 1;
    }
}
