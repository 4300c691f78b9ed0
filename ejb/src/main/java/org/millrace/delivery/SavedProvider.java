package org.millrace.delivery;

/**
 * A provider after it was saved.
 *
 * @param secret of a new webhook, or of one whose secret was just changed: the one time that it is told; else null
 * @param created whether it is new
 */
public record SavedProvider(ProviderDetails provider, String secret, boolean created) {}
