package org.millrace.delivery;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Queue;
import java.time.Clock;
import java.util.List;
import org.millrace.platform.Roles;
import org.millrace.platform.ShardDepth;
import org.millrace.platform.Tickets;

/** Looks where messages are due and posts as many tickets as listeners can use. */
@Stateless
@RolesAllowed(Roles.ENGINE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DueDeliveries {

    /** A listener drains for seconds, so a shard needs few. */
    static final int TICKETS_PER_SHARD = 2;

    @Inject
    private MessageStore messages;

    @Inject
    private Tickets tickets;

    @Resource(lookup = "java:/jms/queue/millrace.deliveries")
    private Queue queue;

    @Inject
    private Channels channels;

    @Inject
    private Clock clock;

    public void tick() {
        channels.all().forEach(Channel::tidy);
        List<String> open = channels.worthTrying().stream().map(Channel::word).toList();
        if (!open.isEmpty()) {
            List<ShardDepth> depths = messages.due(open, clock.instant(), Deliveries.WINDOW * TICKETS_PER_SHARD);
            tickets.post(queue, ShardDepth.toDrain(depths, Deliveries.WINDOW, TICKETS_PER_SHARD));
        }
    }
}
