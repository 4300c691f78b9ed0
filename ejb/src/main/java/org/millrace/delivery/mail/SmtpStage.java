package org.millrace.delivery.mail;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far a mail has come on the wire, and what a failure there means. */
enum SmtpStage {
    CONNECTED,
    MAIL,
    RCPT,
    DATA,
    CONTENT,
    /** The dot may have left. */
    DOT;

    private static final Set<Integer> SIGN_IN_FAILED = Set.of(530, 534, 535, 538);
    private static final Set<Integer> NO_SUCH_MAILBOX = Set.of(550, 551, 553);
    private static final Pattern ENHANCED = Pattern.compile("^\\d{3}[ -](\\d\\.\\d{1,3}\\.\\d{1,3})\\b");

    /**
     * @param code the relay's answer to this stage's command; 0 or less when there was none
     * @param text the answer, or what went wrong
     */
    WireOutcome failed(int code, String text) {
        String reason = Texts.line(text);
        if (this == DOT) {
            return answeredDot(code, reason);
        }
        if (code >= 400 && code < 500) {
            boolean relayLeaves = code == 421 && compareTo(RCPT) < 0;
            return relayLeaves ? new WireOutcome.NotSent(reason) : new WireOutcome.Deferred(reason);
        }
        if (code >= 500 && code < 600) {
            return SIGN_IN_FAILED.contains(code)
                    ? new WireOutcome.NotSent(reason)
                    : new WireOutcome.Refused(reason, this == RCPT && blamesAddress(code, reason));
        }
        return new WireOutcome.NotSent(reason);
    }

    private static WireOutcome answeredDot(int code, String reason) {
        return switch (code / 100) {
            case 2 -> new WireOutcome.Accepted(reason);
            case 4 -> new WireOutcome.Deferred(reason);
            case 5 -> new WireOutcome.Refused(reason, false);
            default -> new WireOutcome.Unknown(reason);
        };
    }

    /** A policy refusal (550 5.7.1) says nothing about the address. */
    private static boolean blamesAddress(int code, String reply) {
        Matcher enhanced = ENHANCED.matcher(reply);
        return enhanced.find() ? enhanced.group(1).startsWith("5.1.") : NO_SUCH_MAILBOX.contains(code);
    }
}
