package org.millrace.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import javax.naming.InitialContext;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.harness.InsideServer;

/** Tickets are expendable, so what becomes too old is kept nowhere; business messages are kept. */
@Tag("S2-22")
class TicketsVanishIT extends InsideServer {

    private static final long LIFE_MILLIS = 10;
    private static final long TOO_LATE_MILLIS = 200;
    private static final long PATIENCE_MILLIS = 60_000;

    @Deployment
    static EnterpriseArchive ear() {
        return earWith(TicketsVanishIT.class);
    }

    @Test
    void expired_tickets_are_kept_nowhere_and_an_expired_business_message_is_kept_for_a_person() throws Exception {
        ConnectionFactory factory = InitialContext.doLookup("java:/jms/MillraceTickets");
        Queue expired = queue("ExpiryQueue");
        try (JMSContext context = factory.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            expire(context, "millrace.runs", "ticket");
            expire(context, "millrace.deliveries", "ticket");
            expire(context, "millrace.events", "last");
            JMSConsumer kept = context.createConsumer(expired);
            String first = kept.receiveBody(String.class, PATIENCE_MILLIS);
            assertNotNull(first, "the expired business message");
            assertEquals("last", first);
            assertNull(kept.receiveBody(String.class, TOO_LATE_MILLIS), "an expired ticket");
        }
    }

    /** Delivered too late for its life. */
    private static void expire(JMSContext context, String queue, String body) throws Exception {
        context.createProducer()
                .setTimeToLive(LIFE_MILLIS)
                .setDeliveryDelay(TOO_LATE_MILLIS)
                .send(queue(queue), body);
    }

    private static Queue queue(String name) throws Exception {
        return InitialContext.doLookup("java:/jms/queue/" + name);
    }
}
