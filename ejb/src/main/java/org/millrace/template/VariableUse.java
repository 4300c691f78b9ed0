package org.millrace.template;

/**
 * A variable of a draft.
 *
 * @param path as written: {@code contact.firstName}
 * @param value what stands there for the contact that was asked about; null = nothing, so nothing is shown
 */
public record VariableUse(String path, String value) {}
