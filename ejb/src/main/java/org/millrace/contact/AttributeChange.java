package org.millrace.contact;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A field or an attribute of a contact that gets a value, or loses it.
 *
 * @param name {@code email}, {@code timeZone}, …, or the name of an attribute
 * @param value in the form that {@link ContactRules#value} gave; JSON null clears
 */
public record AttributeChange(int tenant, long contactId, String name, JsonNode value) {}
