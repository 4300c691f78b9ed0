package org.millrace.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Queue;
import java.util.Collection;

/**
 * Tickets "drain shard s". A lost one costs a tick, a doubled one finds nothing due; so they are neither persistent nor long-lived.
 */
@Dependent
public class Tickets {

    private static final long LIFE_MILLIS = 3_000;

    @Resource(lookup = "java:/jms/MillraceTickets")
    private ConnectionFactory factory;

    public void post(Queue queue, Collection<Integer> shards) {
        if (shards.isEmpty()) {
            return;
        }
        try (JMSContext context = factory.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            JMSProducer producer = context.createProducer()
                    .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                    .setTimeToLive(LIFE_MILLIS);
            shards.forEach(shard -> producer.send(queue, Integer.toString(shard)));
        }
    }
}
