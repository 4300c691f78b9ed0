package org.millrace.contact;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A contact as it is stored.
 *
 * @param id the number inside Millrace
 * @param externalId the id in the system that it comes from
 * @param phone E.164
 * @param timeZone a name of the IANA list
 * @param locale BCP 47
 * @param attributes named scalars
 * @param scores by criterion
 * @param version rises with each change; the ETag
 */
public record Contact(
        long id,
        String externalId,
        String email,
        String phone,
        String firstName,
        String lastName,
        String timeZone,
        String locale,
        ObjectNode attributes,
        Set<String> tags,
        Map<String, BigDecimal> scores,
        Instant createdAt,
        Instant updatedAt,
        int version) {

    static Contact of(StoredContact stored, Set<String> tags, Map<String, BigDecimal> scores) {
        Map<ContactField, String> fields = stored.state().fields();
        return new Contact(
                stored.id(),
                stored.externalId(),
                fields.get(ContactField.EMAIL),
                fields.get(ContactField.PHONE),
                fields.get(ContactField.FIRST_NAME),
                fields.get(ContactField.LAST_NAME),
                fields.get(ContactField.TIME_ZONE),
                fields.get(ContactField.LOCALE),
                stored.state().attributes(),
                tags,
                scores,
                stored.createdAt(),
                stored.updatedAt(),
                stored.version());
    }
}
