package org.millrace.run;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.millrace.delivery.CallsSettled.Call;

/** Wakes the runs that wait for what becomes of a call. */
@Dependent
class DeliveryWakeRepository {

    private final Jdbi jdbi;

    @Inject
    DeliveryWakeRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A run that stands still is told too and looks when it moves again; another signal that waits already is not overwritten. */
    void wake(Collection<Call> calls, Instant now) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        with settled as (
                            select * from unnest(:tenants, :runs, :nodeNos, :visits, :signals)
                                as s(tenant, run, node_no, visit, signal)),
                        waiting as (
                            select r.id, s.signal
                            from run r join settled s on s.run = r.id and s.tenant = r.tenant_id
                            where r.status in ('WAITING', 'FROZEN') and r.waiting_for = 'DELIVERY'
                              and r.node_no = s.node_no and r.visit = s.visit
                            order by r.id for update of r)
                        update run r
                        set signal = coalesce(r.signal, w.signal), due_at = :now, version = r.version + 1
                        from waiting w where r.id = w.id
                        """)
                .bindArray("tenants", Integer.class, each(calls, Call::tenant))
                .bindArray("runs", Long.class, each(calls, Call::runId))
                .bindArray("nodeNos", Integer.class, each(calls, Call::nodeNo))
                .bindArray("visits", Integer.class, each(calls, Call::visit))
                .bindArray("signals", String.class, each(calls, DeliveryWakeRepository::signal))
                .bind("now", now)
                .execute());
    }

    private static String signal(Call call) {
        return call.delivered() ? Signal.DELIVERED : Signal.FAILED;
    }

    private static <V> List<V> each(Collection<Call> calls, Function<Call, V> value) {
        return calls.stream().map(value).toList();
    }
}
