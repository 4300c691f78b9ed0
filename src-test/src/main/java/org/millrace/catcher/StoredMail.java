package org.millrace.catcher;

import java.time.Instant;

/**
 * A mail to one recipient, without its content.
 *
 * @param id counts up from 1
 * @param recipient the envelope's address in lower case
 */
public record StoredMail(
        long id, Instant receivedAt, String sender, String recipient, String subject, String messageId) {}
