package org.millrace.platform.identity;

/**
 * Who the caller is.
 *
 * @param name the user's name, or {@code key/<name>} for an API key
 */
public record Me(String name, String displayName, String role, String tenant, String tenantName) {}
