package org.millrace.contact.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A batch of contacts.
 *
 * @param contacts 1 to 1,000 objects with {@code externalId} and what is to be changed
 */
public record ContactBatchBody(List<JsonNode> contacts) {

    public ContactBatchBody {
        contacts = contacts == null ? List.of() : contacts;
    }
}
