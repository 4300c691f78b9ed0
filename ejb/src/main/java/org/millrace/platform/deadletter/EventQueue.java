package org.millrace.platform.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Queue;

/** The queue of business messages, written in the caller's transaction. */
@Dependent
public class EventQueue {

    @Resource(lookup = "java:/JmsXA")
    private ConnectionFactory factory;

    @Resource(lookup = "java:/jms/queue/millrace.events")
    private Queue queue;

    /** @param properties those that are texts are set on the message */
    void send(String tenant, String payload, JsonNode properties) {
        try (JMSContext context = factory.createContext()) {
            JMSProducer producer = context.createProducer().setProperty("tenant", tenant);
            properties
                    .properties()
                    .forEach(property -> producer.setProperty(
                            property.getKey(), property.getValue().asText()));
            producer.send(queue, payload);
        }
    }
}
