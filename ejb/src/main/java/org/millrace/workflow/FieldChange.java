package org.millrace.workflow;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One field that differs.
 *
 * @param field the way to it: {@code name}, {@code config.amount}, {@code config.paths[1].when}
 * @param before null where it was not there
 * @param after null where it is not there any more
 */
public record FieldChange(String field, JsonNode before, JsonNode after) {}
