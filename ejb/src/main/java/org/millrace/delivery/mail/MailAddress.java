package org.millrace.delivery.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** An address that can stand in a command and in a header without becoming anything else. */
public final class MailAddress {

    /** No % and no !, by which old relays send mail on, and nothing that a header's reader would decode. */
    private static final Pattern LOCAL = Pattern.compile("(?!.*=\\?)[A-Za-z0-9#$&'*+/=?^_`{|}~.-]{1,64}");

    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?");

    private MailAddress() {}

    /** Empty when mail cannot be sent there: nothing, several addresses, control characters, a local part beyond ASCII. */
    public static Optional<InternetAddress> of(String address) {
        if (address == null) {
            return Optional.empty();
        }
        String text = address.strip();
        int at = text.lastIndexOf('@');
        if (at < 1 || !LOCAL.matcher(text.substring(0, at)).matches()) {
            return Optional.empty();
        }
        return domain(text.substring(at + 1))
                .map(domain -> text.substring(0, at) + "@" + domain)
                .flatMap(MailAddress::parsed);
    }

    /** The same with a name before it; what cannot be in a name is taken out of it. */
    public static Optional<InternetAddress> of(String address, String name) {
        return of(address).map(parsed -> named(parsed, Texts.singleLine(name)));
    }

    private static Optional<String> domain(String text) {
        try {
            String ascii = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES);
            return DOMAIN.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<InternetAddress> parsed(String address) {
        try {
            return Optional.of(new InternetAddress(address, true));
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    private static InternetAddress named(InternetAddress address, String name) {
        try {
            address.setPersonal(name.isEmpty() ? null : name, StandardCharsets.UTF_8.name());
            return address;
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
