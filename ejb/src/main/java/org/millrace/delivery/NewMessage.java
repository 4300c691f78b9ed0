package org.millrace.delivery;

import java.time.Instant;

/**
 * A message that a step hands to the ledger. Its unique key is (run, node, visit): handing over the same again changes nothing.
 *
 * @param template the template's slug; the ledger pins its current version
 * @param variant the run's arm of the experiment, or null
 * @param skip why it is not sent but only recorded as skipped; null = it is sent
 */
public record NewMessage(
        int tenant,
        long campaignId,
        long runId,
        int nodeNo,
        int visit,
        long versionId,
        long contactId,
        int shard,
        String channel,
        String template,
        String variant,
        Instant readyAt,
        String skip) {

    /** The same, to go out then. */
    public NewMessage goingOutAt(Instant at) {
        return new NewMessage(
                tenant,
                campaignId,
                runId,
                nodeNo,
                visit,
                versionId,
                contactId,
                shard,
                channel,
                template,
                variant,
                at,
                skip);
    }

    public NewMessage(
            int tenant,
            long campaignId,
            long runId,
            int nodeNo,
            int visit,
            long versionId,
            long contactId,
            int shard,
            String channel,
            String template,
            String variant,
            Instant readyAt) {
        this(
                tenant,
                campaignId,
                runId,
                nodeNo,
                visit,
                versionId,
                contactId,
                shard,
                channel,
                template,
                variant,
                readyAt,
                null);
    }
}
