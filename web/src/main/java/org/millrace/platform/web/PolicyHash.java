package org.millrace.platform.web;

import java.util.Base64;
import org.millrace.platform.Sha256;

/** A hash as a Content-Security-Policy writes it: in Base64. */
public final class PolicyHash {

    private PolicyHash() {}

    public static String of(String text) {
        return Base64.getEncoder().encodeToString(Sha256.of(text));
    }
}
