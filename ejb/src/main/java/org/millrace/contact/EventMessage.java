package org.millrace.contact;

import java.util.Map;
import java.util.TreeMap;

/**
 * A message of the queue {@code millrace.events}.
 *
 * @param payload JSON as over REST: one event, or {@code {"events": [event, …]}}
 * @param tenant property {@code tenant}: the tenant's slug
 * @param id property {@code ce_id}: stands in for a missing externalId
 * @param source property {@code ce_source}: stands in for a missing source
 * @param type property {@code ce_type}: stands in for a missing name
 * @param time property {@code ce_time}: stands in for a missing occurredAt
 */
public record EventMessage(String payload, String tenant, String id, String source, String type, String time) {

    /** The CloudEvents attributes that there are, by the names of their properties. */
    Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>();
        put(properties, "ce_id", id);
        put(properties, "ce_source", source);
        put(properties, "ce_type", type);
        put(properties, "ce_time", time);
        return properties;
    }

    private static void put(Map<String, String> properties, String name, String value) {
        if (value != null) {
            properties.put(name, value);
        }
    }
}
