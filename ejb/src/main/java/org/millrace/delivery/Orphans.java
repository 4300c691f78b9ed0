package org.millrace.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.millrace.counter.CounterStore;
import org.millrace.platform.Roles;

/**
 * Messages whose process died between intent and receipt. Mail has no way of asking whether it was sent, so they become UNCERTAIN and wait
 * for a person; they are never sent again by themselves.
 */
@Stateless
@RolesAllowed(Roles.ENGINE)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Orphans {

    /** Longer than the age at which an intent is no longer put on the wire. */
    static final Duration SILENCE = Duration.ofSeconds(45);

    /** Longer than any receipt is held back while the database is away. */
    static final Duration RECEIPT_LOST = Duration.ofMinutes(20);

    private static final int CHUNK = 1_000;

    @Inject
    private MessageStore messages;

    @Inject
    private CounterStore counters;

    @Inject
    private Clock clock;

    /** @return how many were settled; as many as a chunk holds, there may be more */
    public int settle() {
        Instant now = clock.instant();
        List<Moved> settled = messages.settleOrphans(now.minus(SILENCE), now.minus(RECEIPT_LOST), CHUNK);
        counters.add(Moved.deltas(settled), now);
        return settled.size();
    }
}
