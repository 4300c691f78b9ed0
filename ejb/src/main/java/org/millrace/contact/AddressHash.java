package org.millrace.contact;

import java.util.Locale;
import org.millrace.platform.Sha256;

/** SHA-256 of an address in its lower-case form: what is left of an address that must be forgotten and never written to. */
final class AddressHash {

    private AddressHash() {}

    static byte[] of(String address) {
        return Sha256.of(address.strip().toLowerCase(Locale.ROOT));
    }
}
