package org.millrace.contact.jms;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import org.millrace.contact.EventMessage;
import org.millrace.contact.EventMessages;
import org.millrace.platform.Roles;
import org.millrace.platform.jms.DeliveriesInOutage;

/** Events as messages: one transaction over queue and database, so a message is acknowledged if and only if it is stored. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(
                    propertyName = "destinationLookup",
                    propertyValue = "java:/jms/queue/millrace.events"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "8")
        })
@Interceptors(DeliveriesInOutage.class)
@RunAs(Roles.ENGINE)
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class EventListener implements MessageListener {

    @Inject
    private EventMessages events;

    @Override
    public void onMessage(Message message) {
        try {
            events.take(new EventMessage(
                    payload(message),
                    message.getStringProperty("tenant"),
                    message.getStringProperty("ce_id"),
                    message.getStringProperty("ce_source"),
                    message.getStringProperty("ce_type"),
                    message.getStringProperty("ce_time")));
        } catch (JMSException e) {
            throw new IllegalStateException("A message that cannot be read now", e);
        }
    }

    /** Null for what is neither text nor bytes; serialised objects are never read. */
    private static String payload(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return text.getText();
        }
        if (message instanceof BytesMessage bytes) {
            byte[] body = new byte[Math.toIntExact(bytes.getBodyLength())];
            bytes.readBytes(body);
            return new String(body, StandardCharsets.UTF_8);
        }
        return null;
    }
}
