package org.millrace.delivery.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The head of an HTTP answer; of the rest nothing is read. */
record AnswerHead(int status, String retryAfter) {

    private static final int MOST_BYTES = 16 * 1024;
    private static final int FIRST_FINAL = 200;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-9]\\d\\d)(?: .*)?");
    private static final long LONGEST_SECONDS = 7L * 24 * 3_600;
    private static final int OK_FROM = 200;
    private static final int OK_TO = 299;
    private static final int GONE = 410;

    /** @throws IOException also when it is no HTTP or its head has no end */
    static AnswerHead read(InputStream in) throws IOException {
        Lines lines = new Lines(in);
        AnswerHead head;
        do {
            head = one(lines);
        } while (head.status < FIRST_FINAL);
        return head;
    }

    private static AnswerHead one(Lines lines) throws IOException {
        Matcher status = STATUS.matcher(lines.next());
        if (!status.matches()) {
            throw new IOException("The answer is not HTTP");
        }
        String retryAfter = null;
        for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("retry-after:")) {
                retryAfter = line.substring(line.indexOf(':') + 1).strip();
            }
        }
        return new AnswerHead(Integer.parseInt(status.group(1)), retryAfter);
    }

    WebhookOutcome outcome(Instant now) {
        String said = "HTTP " + status;
        if (status >= OK_FROM && status <= OK_TO) {
            return WebhookOutcome.delivered(said);
        }
        return status == GONE ? WebhookOutcome.gone(said) : WebhookOutcome.failed(said, notBefore(now));
    }

    /** Null where the receiver says nothing, or nothing that can be understood; no later than in a week. */
    private Instant notBefore(Instant now) {
        if (retryAfter == null) {
            return null;
        }
        Instant latest = now.plusSeconds(LONGEST_SECONDS);
        if (retryAfter.matches("\\d{1,9}")) {
            return now.plusSeconds(Math.min(LONGEST_SECONDS, Long.parseLong(retryAfter)));
        }
        try {
            Instant wanted = ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return wanted.isAfter(latest) ? latest : wanted;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Lines up to a bound over all of them. */
    private static final class Lines {
        private final InputStream in;
        private int read;

        Lines(InputStream in) {
            this.in = in;
        }

        String next() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new IOException("The connection was closed before there was an answer");
                }
                if (++read > MOST_BYTES) {
                    throw new IOException("The answer's head is larger than " + MOST_BYTES + " bytes");
                }
                line.append((char) next);
            }
            int end = line.length() > 0 && line.charAt(line.length() - 1) == '\r' ? line.length() - 1 : line.length();
            return new String(line.substring(0, end).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.US_ASCII);
        }
    }
}
