package org.millrace.delivery;

/** A message that will be put on the wire once this is committed. */
record Intent(DueMessage message, MessageParts parts) {

    String address() {
        return parts.address(message);
    }

    /** The account that it leaves by; null = the server's own. */
    String provider() {
        return parts.provider() == null ? null : parts.provider().name();
    }
}
