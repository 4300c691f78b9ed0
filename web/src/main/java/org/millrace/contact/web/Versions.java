package org.millrace.contact.web;

import org.millrace.platform.InvalidInput;

/** Versions of contacts as they stand in If-Match. */
final class Versions {

    private Versions() {}

    /** Null when the caller does not mind. */
    static Integer expected(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return null;
        }
        try {
            return Integer.valueOf(ifMatch.strip().replaceAll("^\"|\"$", ""));
        } catch (NumberFormatException e) {
            throw new InvalidInput("If-Match", "is not an ETag of a contact", "Send the ETag of the last answer.");
        }
    }
}
