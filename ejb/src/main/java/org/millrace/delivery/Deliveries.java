package org.millrace.delivery;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.millrace.platform.Roles;

/**
 * Drains a shard of due messages, channel by channel, window after window over one outlet, until a claim comes back short or five
 * seconds have passed. The outlet comes before the claim: where there is no way out nothing is claimed.
 */
@Stateless
@RolesAllowed(Roles.ENGINE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Deliveries {

    /**
     * How many messages one connection may have under way. It bounds what a crash can leave uncertain, so it is no setting: at most
     * connections × 16.
     */
    public static final int WINDOW = 16;

    private static final System.Logger LOG = System.getLogger(Deliveries.class.getName());
    private static final long TURN_NANOS = TimeUnit.SECONDS.toNanos(5);

    @Inject
    private Intents intents;

    @Inject
    private Receipts receipts;

    @Inject
    private Channels channels;

    @Inject
    private DeliveryGate gate;

    private DeliveryLoop loop;

    @PostConstruct
    void assemble() {
        loop = new DeliveryLoop(intents::commit, receipts::write);
    }

    public void drain(int shard) {
        channels.worthTrying().forEach(channel -> gate.pass(() -> drain(shard, channel)));
    }

    private void drain(int shard, Channel channel) {
        try (Outlet outlet = channel.open()) {
            drainOver(outlet, channel.word(), shard);
        } catch (ChannelUnavailable e) {
            LOG.log(System.Logger.Level.WARNING, e.getMessage());
        }
    }

    private void drainOver(Outlet outlet, String channel, int shard) {
        long started = System.nanoTime();
        int due;
        do {
            due = loop.window(shard, channel, outlet);
        } while (due == WINDOW && outlet.isOpen() && !gate.closing() && System.nanoTime() - started < TURN_NANOS);
    }
}
