package org.millrace.contact;

import java.util.List;
import java.util.Map;

/**
 * All that is kept of a contact.
 *
 * @param scores how the contact's scores moved, the newest first
 * @param more what other parts keep, by their name: {@code messages}, {@code runs}
 */
public record ContactExport(
        Contact contact,
        ContactConsent consent,
        List<ScoreMove> scores,
        List<StoredEvent> events,
        Map<String, List<?>> more) {}
