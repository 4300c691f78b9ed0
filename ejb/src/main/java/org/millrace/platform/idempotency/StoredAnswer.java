package org.millrace.platform.idempotency;

/**
 * What was answered the first time.
 *
 * @param body null when the answer was not to be kept, since it held a secret
 */
public record StoredAnswer(int status, String contentType, String location, String etag, byte[] body) {}
