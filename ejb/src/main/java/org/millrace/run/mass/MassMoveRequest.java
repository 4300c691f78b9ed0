package org.millrace.run.mass;

import org.millrace.platform.Json;

/**
 * What is asked of all runs of a campaign.
 *
 * @param holds whether nobody inside moves until it is done
 * @param params what the kind must know besides, as JSON, or null
 */
record MassMoveRequest(long campaignId, MassMoveKind kind, String reason, boolean holds, String params) {

    static MassMoveRequest of(long campaignId, MassMoveKind kind, String reason) {
        return new MassMoveRequest(campaignId, kind, reason, false, null);
    }

    static MassMoveRequest holding(long campaignId, MassMoveKind kind, String reason) {
        return new MassMoveRequest(campaignId, kind, reason, true, null);
    }

    MassMoveRequest with(Record newParams) {
        return new MassMoveRequest(campaignId, kind, reason, holds, Json.write(newParams));
    }
}
