package org.millrace.rehearsal;

import java.time.Duration;
import java.util.List;

/**
 * What a flow test expects of a contact; what is left out is not looked at.
 *
 * @param messages all the messages that are sent, in their order
 * @param notSent nodes whose message is not sent
 * @param path the nodes that the run comes to, in order
 * @param standsAt the node at which the run waits when the test is over
 * @param ends how and when the run ends
 * @param tags tags that the contact carries when the test is over; with {@code -} in front one that it does not
 */
public record Expected(
        List<Message> messages, List<String> notSent, List<String> path, String standsAt, End ends, List<String> tags) {

    static final Expected NOTHING = new Expected(null, null, null, null, null, null);

    public Expected {
        notSent = notSent == null ? List.of() : List.copyOf(notSent);
        tags = tags == null ? List.of() : List.copyOf(tags);
    }

    /**
     * A message.
     *
     * @param node the node that sends it
     * @param template left out = any
     * @param at when it goes out; left out = at any time
     * @param within how much later it may be, for what is spread; left out = a minute
     */
    public record Message(String node, String template, Moment at, Duration within) {}

    /**
     * The end of a run.
     *
     * @param kind end, exit, cooldown, handoff, suppress, unqualified, canceled; left out = any
     * @param status success, partial, failed, canceled; left out = any
     * @param within how much later it may be; left out = a minute
     */
    public record End(String kind, String status, String reason, Moment at, Duration within) {}
}
