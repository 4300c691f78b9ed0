package org.millrace.contact;

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
public record EventMessage(String payload, String tenant, String id, String source, String type, String time) {}
