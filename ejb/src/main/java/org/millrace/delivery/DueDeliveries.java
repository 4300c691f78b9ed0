package org.millrace.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.millrace.delivery.mail.MailRelay;
import org.millrace.platform.Roles;

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
    private DeliveryTickets tickets;

    @Inject
    private MailRelay relay;

    @Inject
    private Clock clock;

    public void tick() {
        relay.closeIdle();
        if (relay.worthTrying()) {
            tickets.post(shardsToDrain(messages.due(clock.instant(), Deliveries.WINDOW * TICKETS_PER_SHARD)));
        }
    }

    static List<Integer> shardsToDrain(List<MessageStore.ShardDepth> depths) {
        List<Integer> shards = new ArrayList<>();
        for (MessageStore.ShardDepth depth : depths) {
            int windows = (depth.due() + Deliveries.WINDOW - 1) / Deliveries.WINDOW;
            shards.addAll(Collections.nCopies(Math.min(windows, TICKETS_PER_SHARD), depth.shard()));
        }
        Collections.shuffle(shards);
        return shards;
    }
}
