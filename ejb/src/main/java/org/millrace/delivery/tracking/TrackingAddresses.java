package org.millrace.delivery.tracking;

/**
 * The addresses that mails carry.
 *
 * @param baseUrl where the application is seen from outside, without a slash at its end
 */
public record TrackingAddresses(String baseUrl, TrackingTokens tokens) {

    public TrackingAddresses {
        baseUrl = baseUrl.replaceAll("/+$", "");
    }

    public String open(long messageId) {
        return address(Purpose.OPEN, messageId, 0);
    }

    public String click(long messageId, long linkId) {
        return address(Purpose.CLICK, messageId, linkId);
    }

    public String unsubscribe(long messageId) {
        return address(Purpose.UNSUBSCRIBE, messageId, 0);
    }

    private String address(Purpose purpose, long messageId, long linkId) {
        String token = tokens.issue(purpose, new TrackingTokens.Subject(messageId, linkId));
        return baseUrl + "/" + purpose.path(token);
    }
}
