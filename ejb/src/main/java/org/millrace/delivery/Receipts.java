package org.millrace.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.millrace.contact.ConsentStore;
import org.millrace.counter.CounterStore;
import org.millrace.platform.NodeIdentity;
import org.millrace.platform.Roles;

/** The transaction after the wire. Writing the same receipts again changes nothing. */
@Stateless
@RolesAllowed(Roles.ENGINE)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Receipts {

    @Inject
    private Clock clock;

    @Inject
    private MessageStore messages;

    @Inject
    private ConsentStore consents;

    @Inject
    private ProviderStore providers;

    @Inject
    private CounterStore counters;

    @Inject
    private SettledNews settled;

    @Inject
    private NodeIdentity node;

    public void write(List<Receipt> receipts) {
        new ReceiptWindow(messages, consents, providers, counters, settled::tell)
                .write(receipts, node.bootId(), clock.instant());
    }
}
