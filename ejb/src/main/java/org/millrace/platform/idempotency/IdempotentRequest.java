package org.millrace.platform.idempotency;

import org.millrace.platform.Caller;

/**
 * One call by which a caller means one effect.
 *
 * @param operation method and address: {@code POST /api/v1/campaigns}
 * @param hash SHA-256 over the body
 */
public record IdempotentRequest(Caller caller, String key, String operation, byte[] hash) {}
