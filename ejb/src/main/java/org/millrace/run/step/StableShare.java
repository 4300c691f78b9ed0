package org.millrace.run.step;

import java.nio.ByteBuffer;
import org.millrace.platform.Sha256;

/**
 * A number from 0 (included) to 1 (excluded) that depends on nothing but campaign, node and contact, the same in every process and
 * release: the first 53 bits of SHA-256 over {@code <campaign id>:<node id>:<contact id>} in UTF-8, taken as a binary fraction.
 * A contact that comes to the node again, or in a replay, gets the same number; two nodes or campaigns are independent.
 */
final class StableShare {

    private static final int FRACTION_BITS = 53;

    private StableShare() {}

    static double of(long campaignId, String nodeId, long contactId) {
        long first = ByteBuffer.wrap(Sha256.of(campaignId + ":" + nodeId + ":" + contactId))
                .getLong();
        return (first >>> Long.SIZE - FRACTION_BITS) * 0x1.0p-53;
    }
}
