package org.millrace.contact;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.millrace.contact.FiredEventStore.Pending;
import org.millrace.platform.Backoff;
import org.millrace.platform.Roles;

/**
 * The transaction in which events that workflows fired become events: taken, stored, told and removed at once. Killed in the
 * middle, nothing of it has happened; done again, the event's key stops the double.
 */
@Stateless
@RolesAllowed(Roles.ENGINE)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class FiredEvents {

    private final FiredEventStore fired;
    private final EventLog log;
    private final Clock clock;

    FiredEvents() {
        this(null, null, null);
    }

    @Inject
    FiredEvents(FiredEventStore fired, EventLog log, Clock clock) {
        this.fired = fired;
        this.log = log;
        this.clock = clock;
    }

    /** @param taken is told the ids, also when storing then fails */
    public int store(int limit, List<Long> taken) {
        List<Pending> pending = fired.take(limit, clock.instant());
        pending.forEach(one -> taken.add(one.id()));
        store(pending);
        return pending.size();
    }

    public void storeAlone(long id) {
        store(fired.take(List.of(id)));
    }

    public void postpone(long id) {
        fired.postpone(id, Backoff.LONGEST, clock.instant());
    }

    private void store(List<Pending> pending) {
        pending.stream()
                .collect(Collectors.groupingBy(one -> one.event().tenant()))
                .forEach((tenant, ofTenant) -> log.record(
                        tenant, ofTenant.stream().map(Pending::asEvent).toList()));
        fired.remove(pending.stream().map(Pending::id).toList());
    }
}
