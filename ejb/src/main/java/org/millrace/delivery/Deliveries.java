package org.millrace.delivery;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.millrace.delivery.mail.MailComposer;
import org.millrace.delivery.mail.MailRelay;
import org.millrace.delivery.mail.RelayUnavailable;
import org.millrace.delivery.mail.SmtpConnection;
import org.millrace.delivery.tracking.TrackingSettings;
import org.millrace.platform.Roles;

/**
 * Drains a shard of due messages, window after window over one connection, until a claim comes back short or five seconds have
 * passed. The connection comes before the claim: without a relay nothing is claimed.
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
    private MailContents contents;

    @Inject
    private TrackedLinks links;

    @Inject
    private TrackingSettings tracking;

    @Inject
    private MailRelay relay;

    @Inject
    private DeliveryGate gate;

    @Inject
    private Clock clock;

    private DeliveryLoop loop;

    @PostConstruct
    void assemble() {
        MailMaker maker = new MailMaker(
                contents,
                links.known(),
                tracking.addresses(),
                new MailComposer(relay.session()),
                relay.defaultSender());
        loop = new DeliveryLoop(intents::commit, maker, receipts::write, clock);
    }

    public void drain(int shard) {
        if (!relay.worthTrying()) {
            return;
        }
        try {
            gate.pass(() -> drainOver(relay.borrow(), shard));
        } catch (RelayUnavailable e) {
            LOG.log(System.Logger.Level.WARNING, e.getMessage());
        }
    }

    private void drainOver(SmtpConnection connection, int shard) {
        long started = System.nanoTime();
        try {
            int due;
            do {
                due = loop.window(shard, connection);
            } while (due == WINDOW
                    && connection.isOpen()
                    && !gate.closing()
                    && System.nanoTime() - started < TURN_NANOS);
        } finally {
            relay.giveBack(connection);
        }
    }
}
