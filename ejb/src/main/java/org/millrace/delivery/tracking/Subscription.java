package org.millrace.delivery.tracking;

/**
 * What a recipient can opt out of.
 *
 * @param address the recipient's, all but its first letter and its domain hidden: links are forwarded
 * @param topic what the message was about
 */
public record Subscription(String address, String topic) {

    static Subscription of(TrackedMessage message) {
        return new Subscription(hidden(message.address()), message.topic());
    }

    private static String hidden(String address) {
        int at = address == null ? -1 : address.lastIndexOf('@');
        return at < 1 ? "" : address.charAt(0) + "•••" + address.substring(at);
    }
}
