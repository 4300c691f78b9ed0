package org.millrace.contact;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * All that is to be known of a contact; what is null is not known.
 *
 * @param email ASCII, a domain with other letters is kept as punycode: {@code ada@example.com}
 * @param phone with country code: {@code +442071838750}
 * @param timeZone a name of the IANA list: {@code Europe/Berlin}
 * @param locale BCP 47: {@code pt-BR}
 * @param attributes a flat JSON object of texts, numbers and booleans: {@code {"plan": "pro", "seats": 5}}
 * @param tags tags to add; none is ever removed so
 */
public record ContactDetails(
        String email,
        String phone,
        String firstName,
        String lastName,
        String timeZone,
        String locale,
        JsonNode attributes,
        Set<String> tags) {

    public static ContactDetails ofEmail(String email) {
        return new ContactDetails(email, null, null, null, null, null, null, null);
    }
}
