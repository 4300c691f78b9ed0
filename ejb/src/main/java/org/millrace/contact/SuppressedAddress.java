package org.millrace.contact;

import java.time.Instant;

/**
 * An address of a contact that nobody writes to.
 *
 * @param channel {@code email}; {@code *} = every channel
 * @param address the contact's e-mail address or number
 * @param reason {@code bounced}, {@code complained}, {@code manual}, {@code erased}
 */
public record SuppressedAddress(String channel, String address, String reason, Instant at) {}
