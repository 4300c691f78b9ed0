package org.millrace.delivery.jms;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.millrace.delivery.Deliveries;
import org.millrace.platform.Roles;
import org.millrace.platform.jms.DeliveriesInOutage;
import org.millrace.platform.jms.ShardTicket;

/** A ticket names a shard whose messages are due; losing it costs one tick. Each session holds one connection to the relay. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(
                    propertyName = "destinationLookup",
                    propertyValue = "java:/jms/queue/millrace.deliveries"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "acknowledgeMode", propertyValue = "Auto-acknowledge"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "4")
        })
@Interceptors(DeliveriesInOutage.class)
@RunAs(Roles.ENGINE)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeliveryTicketListener implements MessageListener {

    @Inject
    private Deliveries deliveries;

    @Override
    public void onMessage(Message ticket) {
        deliveries.drain(ShardTicket.shard(ticket));
    }
}
