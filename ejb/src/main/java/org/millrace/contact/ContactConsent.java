package org.millrace.contact;

import java.time.Instant;
import java.util.List;

/**
 * What a contact agreed to.
 *
 * @param present one entry per channel and topic on which it ever said something
 * @param history everything it said, the oldest first
 */
public record ContactConsent(List<Entry> present, List<Entry> history) {

    /** @param source where it was said; null for the present state */
    public record Entry(String channel, String topic, ConsentState state, Instant at, String source) {}
}
