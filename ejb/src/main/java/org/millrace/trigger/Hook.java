package org.millrace.trigger;

import java.time.Instant;
import java.util.List;

/**
 * A campaign's address for calls from outside, without its secrets.
 *
 * @param lastCallAt when a call was last taken, of those of the last seven days; null = none
 */
public record Hook(long campaignId, Instant createdAt, String createdBy, Instant lastCallAt, List<Key> keys) {

    /**
     * A secret with which calls are signed.
     *
     * @param no counts from 1
     * @param validUntil null = until it is replaced
     */
    public record Key(int no, Instant createdAt, Instant validUntil) {}
}
