package org.millrace.delivery.mail;

import jakarta.mail.internet.InternetAddress;

/**
 * The content of a mail, rendered.
 *
 * @param messageId unique and stable, without angle brackets: sending the same message again gives the same id
 * @param ledgerId the ledger's number, told in X-Millrace-Message
 * @param unsubscribeUrl the one-click address (RFC 8058), or null where the recipient cannot opt out of the topic
 * @param html may be null
 * @param text never null; what a reader without HTML sees
 */
public record Mail(
        String messageId,
        long ledgerId,
        InternetAddress from,
        InternetAddress to,
        String subject,
        String html,
        String text,
        String unsubscribeUrl) {}
