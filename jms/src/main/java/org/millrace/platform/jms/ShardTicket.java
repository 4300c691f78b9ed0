package org.millrace.platform.jms;

import jakarta.jms.JMSException;
import jakarta.jms.Message;

/** A message that names a shard in which something is due. */
public final class ShardTicket {

    private ShardTicket() {}

    public static int shard(Message ticket) {
        try {
            return Integer.parseInt(ticket.getBody(String.class));
        } catch (JMSException e) {
            throw new IllegalStateException("A ticket that cannot be read", e);
        }
    }
}
