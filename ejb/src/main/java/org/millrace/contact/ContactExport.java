package org.millrace.contact;

import java.util.List;
import java.util.Map;

/**
 * All that is kept of a contact.
 *
 * @param more what other parts keep, by their name: {@code messages}, {@code runs}
 */
public record ContactExport(
        Contact contact, ContactConsent consent, List<StoredEvent> events, Map<String, List<?>> more) {}
