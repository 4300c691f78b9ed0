package org.millrace.delivery.tracking;

import java.time.Instant;
import org.millrace.counter.Delta;
import org.millrace.counter.Metric;

/**
 * A message that a token named.
 *
 * @param address where it went, or null
 * @param sentAt null while the receipt is still to be written
 */
record TrackedMessage(
        long id,
        int tenant,
        long campaignId,
        long versionId,
        int nodeNo,
        String variant,
        long contactId,
        String channel,
        String topic,
        String address,
        Instant sentAt) {

    Delta one(Metric metric) {
        return new Delta(tenant, campaignId, versionId, nodeNo, variant, metric, 1);
    }
}
