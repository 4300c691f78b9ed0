package org.millrace.contact;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;
import org.millrace.platform.Sentence;

/** An address that can stand in a mail's header as it is. */
final class EmailAddress {

    private static final int MAX = 254;
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*+");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])");

    private EmailAddress() {}

    static String normalised(String value) throws InvalidValue {
        String address = value.strip();
        int at = address.lastIndexOf('@');
        if (at < 1 || at > 64 || address.length() > MAX) {
            throw refused();
        }
        String local = address.substring(0, at);
        String domain = ascii(address.substring(at + 1));
        if (!LOCAL.matcher(local).matches() || !DOMAIN.matcher(domain).matches()) {
            throw refused();
        }
        return local + "@" + domain;
    }

    private static String ascii(String domain) throws InvalidValue {
        if (domain.chars().allMatch(c -> c < 128)) {
            return domain.toLowerCase(Locale.ROOT);
        }
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw refused();
        }
    }

    private static InvalidValue refused() {
        return new InvalidValue(
                Sentence.of("is not an e-mail address"),
                Sentence.of("Write it like ada@example.com, at most 254 characters."));
    }
}
