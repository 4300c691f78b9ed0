package org.millrace.delivery;

import java.time.Instant;

/**
 * What a mail said. Bodies are not kept: it is made again from the version of the template, which never changes, and from the values
 * that were kept when it was sent. Where none are kept any more, it is made of what is known of the contact now.
 *
 * @param subject as it was sent, where it was
 * @param html null where the mail is text alone; links lead where they led, the way out leads nowhere
 * @param asSent whether it is what was sent; else it is made of what is known now
 * @param contactChangedAt when the contact was last changed; what is filled in may differ where this was after the sending
 * @param changedSince whether it was
 */
public record MessageContent(
        long id,
        String subject,
        String html,
        String text,
        boolean asSent,
        Instant contactChangedAt,
        boolean changedSince) {}
