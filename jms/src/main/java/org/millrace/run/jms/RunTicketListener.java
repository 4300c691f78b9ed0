package org.millrace.run.jms;

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
import org.millrace.platform.Roles;
import org.millrace.platform.jms.DeliveriesInOutage;
import org.millrace.platform.jms.ShardTicket;
import org.millrace.run.RunShards;

/**
 * A ticket names a shard to drain. It is no truth: it has no transaction, and losing it costs one tick. Twice as many sessions as a
 * small machine has cores: while one waits for its commit to be on disk, another works.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(
                    propertyName = "destinationLookup",
                    propertyValue = "java:/jms/queue/millrace.runs"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "acknowledgeMode", propertyValue = "Auto-acknowledge"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "8")
        })
@Interceptors(DeliveriesInOutage.class)
@RunAs(Roles.ENGINE)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RunTicketListener implements MessageListener {

    @Inject
    private RunShards shards;

    @Override
    public void onMessage(Message ticket) {
        shards.drain(ShardTicket.shard(ticket));
    }
}
