package org.millrace.delivery.tracking;

/**
 * Who asked for a tracked address, as far as the request tells.
 *
 * @param userAgent may be null
 * @param onlyHeaders whether it was a HEAD request
 * @param prefetch whether the request says that nobody has looked yet
 */
public record Visitor(String userAgent, boolean onlyHeaders, boolean prefetch) {}
