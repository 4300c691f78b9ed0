package org.millrace.template;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A product.
 *
 * @param attributes what templates show as {@code product.…}: a JSON object
 * @param version counts the changes: the ETag
 */
public record ProductDetails(String slug, String name, JsonNode attributes, int version) {}
