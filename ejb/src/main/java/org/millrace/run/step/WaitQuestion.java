package org.millrace.run.step;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * What is to be previewed of a wait.
 *
 * @param config of the node
 * @param campaign whose zone and calendar count; null = UTC and no calendar
 * @param contacts external ids of contacts for whom it is asked, ten at most
 * @param zones for a contact in each of these, ten at most
 * @param from when the contact comes to the node; null = now
 */
public record WaitQuestion(ObjectNode config, Long campaign, List<String> contacts, List<String> zones, Instant from) {

    public WaitQuestion {
        contacts = contacts == null ? List.of() : List.copyOf(contacts);
        zones = zones == null ? List.of() : List.copyOf(zones);
    }
}
