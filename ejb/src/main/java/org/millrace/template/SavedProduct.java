package org.millrace.template;

/**
 * A product after it was saved.
 *
 * @param created whether it is new
 */
public record SavedProduct(ProductDetails product, boolean created) {}
