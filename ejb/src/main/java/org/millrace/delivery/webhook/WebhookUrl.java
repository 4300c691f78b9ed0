package org.millrace.delivery.webhook;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millrace.platform.Sentence;

/**
 * Where a webhook goes, read once and strictly: what is dialled, what TLS is asked for and what stands in the Host header all come
 * from here. No user, no fragment, no encoded host, no number that is not four decimal ones.
 *
 * @param host lower case; an IPv6 address without its brackets
 * @param target path and query as they stand in the request line
 */
public record WebhookUrl(boolean secure, String host, int port, String target) {

    private static final int LONGEST = 2_000;
    private static final int LONGEST_HOST = 253;
    private static final int LAST_PORT = 65_535;
    private static final int FIRST_FREE_PORT = 1_024;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private static final Pattern URL = Pattern.compile(
            "(?i)(https?)://(\\[[0-9a-f:.]{2,45}]|[a-z0-9.-]{1,253})(?::([0-9]{1,5}))?((?:[/?][!-\"$-~]*)?)");
    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");
    private static final Pattern LOOKS_LIKE_A_NUMBER = Pattern.compile("(?:\\d+|0x[0-9a-f]*)");

    /** @throws UnsafeUrl when it is not one that is called */
    public static WebhookUrl parse(String url) {
        if (url == null || url.length() > LONGEST) {
            throw new UnsafeUrl(Sentence.of("is missing or longer than {0} characters", LONGEST));
        }
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new UnsafeUrl(
                    Sentence.of("is not https://host/path without user, fragment, space or control character"));
        }
        boolean secure = parts.group(1).equalsIgnoreCase("https");
        String host = host(parts.group(2).toLowerCase(Locale.ROOT));
        return new WebhookUrl(secure, host, port(parts.group(3), secure), target(parts.group(4)));
    }

    public static boolean isOne(String url) {
        try {
            parse(url);
            return true;
        } catch (UnsafeUrl e) {
            return false;
        }
    }

    private static String host(String written) {
        if (written.startsWith("[") && written.contains(":")) {
            return written.substring(1, written.length() - 1);
        }
        String last = written.substring(written.lastIndexOf('.') + 1);
        boolean number = LOOKS_LIKE_A_NUMBER.matcher(last).matches();
        if (number
                ? !IPV4.matcher(written).matches()
                : !NAME.matcher(written).matches() || written.length() > LONGEST_HOST) {
            throw new UnsafeUrl(Sentence.of("has a host that is neither a name nor a plain address"));
        }
        return written;
    }

    private static int port(String written, boolean secure) {
        if (written == null) {
            return secure ? HTTPS : HTTP;
        }
        int port = Integer.parseInt(written);
        if (port > LAST_PORT || port < FIRST_FREE_PORT && port != HTTP && port != HTTPS) {
            throw new UnsafeUrl(Sentence.of("has a port that webhooks are not sent to"));
        }
        return port;
    }

    private static String target(String written) {
        return written.startsWith("/") ? written : "/" + written;
    }

    /** As the Host header says it. */
    String authority() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return port == (secure ? HTTPS : HTTP) ? name : name + ":" + port;
    }

    /** Without the query, which may hold a token of the receiver's. */
    public String shown() {
        int query = target.indexOf('?');
        return (secure ? "https://" : "http://") + authority() + (query < 0 ? target : target.substring(0, query));
    }

    boolean isAddress() {
        return host.contains(":") || IPV4.matcher(host).matches();
    }
}
