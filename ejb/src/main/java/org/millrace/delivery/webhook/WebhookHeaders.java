package org.millrace.delivery.webhook;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which headers an author may add: some that only say what the caller would like, and X- ones that no proxy believes. */
public final class WebhookHeaders {

    public static final int MOST = 20;

    private static final Set<String> NAMED = Set.of("accept", "accept-language", "content-language", "prefer");
    private static final Pattern OWN = Pattern.compile("x-[a-z0-9-]{1,60}");
    private static final Pattern BELIEVED_BY_PROXIES = Pattern.compile(
            "x-(?:forwarded|real|original|rewrite|http|url|host|accel|sendfile|client|remote|cluster).*");
    private static final Pattern VALUE = Pattern.compile("[!-~](?:[ -~]{0,498}[!-~])?");

    private WebhookHeaders() {}

    /** Why the header may not be sent; empty when it may. */
    public static Optional<String> fault(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean own = OWN.matcher(lower).matches()
                && !BELIEVED_BY_PROXIES.matcher(lower).matches();
        if (!own && !NAMED.contains(lower)) {
            return Optional.of("is not one of Accept, Accept-Language, Content-Language, Prefer and X-… ones");
        }
        if (value == null || !VALUE.matcher(value).matches()) {
            return Optional.of("has a value that is not one line of up to 500 printable ASCII characters");
        }
        return Optional.empty();
    }

    static void refuseForbidden(Map<String, String> headers) {
        headers.forEach((name, value) -> fault(name, value).ifPresent(fault -> {
            throw new IllegalArgumentException("The header " + name + " " + fault);
        }));
        if (headers.size() > MOST) {
            throw new IllegalArgumentException("There are more than " + MOST + " headers");
        }
    }
}
