package org.millrace.delivery;

import java.time.Instant;

/**
 * What a mail said. It is made again from the version of the template that it was made of and from what is known of the contact now:
 * bodies are not kept.
 *
 * @param subject as it was sent, where it was
 * @param html null where the mail is text alone; links lead where they led, the way out leads nowhere
 * @param contactChangedAt when the contact was last changed; what is filled in may differ where this was after the sending
 * @param changedSince whether it was
 */
public record MessageContent(
        long id, String subject, String html, String text, Instant contactChangedAt, boolean changedSince) {}
