package org.millrace.delivery;

/** There is no way out now; nothing was claimed and nothing was sent. */
final class ChannelUnavailable extends RuntimeException {

    ChannelUnavailable(RuntimeException cause) {
        super(cause.getMessage(), cause);
    }
}
