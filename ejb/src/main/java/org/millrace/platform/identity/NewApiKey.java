package org.millrace.platform.identity;

/**
 * @param name what uses the key, unique among the tenant's active keys; example {@code shop}
 * @param role what the key may do: admin, marketer, analyst or integration
 */
public record NewApiKey(String name, String role) {}
