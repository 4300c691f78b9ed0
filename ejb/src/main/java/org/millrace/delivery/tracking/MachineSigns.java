package org.millrace.delivery.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** What gives away that a proxy or a scanner asked, not the recipient. */
final class MachineSigns {

    private static final Duration TOO_SOON = Duration.ofSeconds(2);
    private static final Pattern IMAGE_PROXY = Pattern.compile(
            "GoogleImageProxy|YahooMailProxy|ggpht|Outlook-?iOS-?Proxy|ProtonMail|DuckDuckGo",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SCANNER = Pattern.compile(
            "bot\\b|crawl|spider|scan|preview|prefetch|barracuda|proofpoint|mimecast|symantec|trendmicro|fireeye|forcepoint"
                    + "|sophos|urldefense|curl/|wget/|python|java/|go-http|headless|libwww|okhttp",
            Pattern.CASE_INSENSITIVE);

    private MachineSigns() {}

    /**
     * @param sentAt null while the receipt is still to be written
     * @return the reason, for people; empty when it may well have been a person
     */
    static Optional<String> of(Visitor visitor, Instant sentAt, Instant now) {
        if (visitor.onlyHeaders()) {
            return Optional.of("asked for the headers alone");
        }
        if (visitor.prefetch()) {
            return Optional.of("prefetched");
        }
        String agent = visitor.userAgent() == null ? "" : visitor.userAgent().strip();
        if (agent.isEmpty() || agent.equals("Mozilla/5.0")) {
            return Optional.of("no browser");
        }
        if (IMAGE_PROXY.matcher(agent).find()) {
            return Optional.of("image proxy");
        }
        if (SCANNER.matcher(agent).find()) {
            return Optional.of("scanner");
        }
        boolean soon = sentAt == null || now.isBefore(sentAt.plus(TOO_SOON));
        return soon ? Optional.of("within 2 s of sending") : Optional.empty();
    }
}
