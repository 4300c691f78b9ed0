package org.millrace.contact;

import java.time.Instant;

/**
 * A contact's word on a channel and topic. An opt-out of topic {@code *} refuses all topics of the channel until {@code *} is
 * opted in again; a topic's own opt-out stands until that topic is opted in.
 *
 * @param channel {@code email}; {@code *} = every channel
 * @param topic {@code marketing}; {@code *} = every topic
 * @param source where it was said: {@code one-click}, {@code preference-page}, {@code api}
 * @param messageId the message that was answered so; may be null
 */
public record ConsentChange(
        int tenant,
        long contactId,
        String channel,
        String topic,
        ConsentState state,
        Instant at,
        String source,
        Long messageId) {

    public static final String ALL = "*";
}
