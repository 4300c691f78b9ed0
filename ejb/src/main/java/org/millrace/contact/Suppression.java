package org.millrace.contact;

import java.time.Instant;

/**
 * A workflow's decision that a contact is not written to any more. It stands as the contact's own opt-out would: until it is opted
 * in again.
 *
 * @param channel {@code email}; {@code *} = every channel
 * @param topic {@code marketing}; {@code *} = every topic
 */
public record Suppression(int tenant, long contactId, String channel, String topic) {

    /** What the consent log says of where it came from. */
    public static final String SOURCE = "workflow";

    /** The same as a change of consent. */
    public ConsentChange change(Instant at) {
        return new ConsentChange(tenant, contactId, channel, topic, ConsentState.OPTED_OUT, at, SOURCE, null);
    }
}
