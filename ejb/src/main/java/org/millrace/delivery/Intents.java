package org.millrace.delivery;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.millrace.counter.CounterStore;
import org.millrace.platform.NodeIdentity;
import org.millrace.platform.Roles;

/** The transaction before the wire. Once it is committed, the messages may be on the wire; not a byte leaves before. */
@Stateless
@RolesAllowed(Roles.ENGINE)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Intents {

    @Inject
    private Clock clock;

    @Inject
    private MessageStore messages;

    @Inject
    private MessagePartsStore parts;

    @Inject
    @Any
    private Instance<SendGuard> guards;

    @Inject
    private CounterStore counters;

    @Inject
    private SettledNews settled;

    @Inject
    private NodeIdentity node;

    @Inject
    private SentValues values;

    private IntentWindow window;

    @PostConstruct
    void assemble() {
        window = new IntentWindow(messages, parts, guards.stream().toList(), counters, settled::tell);
    }

    /** @param intended is told what will go on the wire, also when the commit then fails */
    public IntentWindow.Claimed commit(int shard, String channel, List<Intent> intended) {
        IntentWindow.Claimed claimed = window.claim(shard, channel, node.bootId(), clock.instant());
        intended.addAll(claimed.intents());
        values.keep(claimed.intents(), clock.instant());
        return claimed;
    }
}
