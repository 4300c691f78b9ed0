package org.millrace.run.mass;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.millrace.platform.Outage;
import org.millrace.platform.Roles;
import org.millrace.platform.TransactionFailure;
import org.millrace.run.DueRuns;

/** Works off mass moves chunk by chunk; after each chunk the runs that it made due are looked for at once. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@RunAs(Roles.ENGINE)
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MassMoveTimer {

    private static final System.Logger LOG = System.getLogger(MassMoveTimer.class.getName());
    private static final long TURN_NANOS = TimeUnit.SECONDS.toNanos(20);

    @Inject
    private MassMoveChunks chunks;

    @Inject
    private DueRuns dueRuns;

    private final AtomicBoolean working = new AtomicBoolean();

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "mass moves")
    void tick() {
        if (working.compareAndSet(false, true)) {
            try {
                work();
            } finally {
                working.set(false);
            }
        }
    }

    /** What was just asked for need not wait for the next tick. */
    @Asynchronous
    public void soon(@Observes(during = TransactionPhase.AFTER_SUCCESS) MassMoveRequested news) {
        tick();
    }

    private void work() {
        long started = System.nanoTime();
        while (System.nanoTime() - started < TURN_NANOS && chunk()) {
            dueRuns.tick();
        }
    }

    /** A move that fails is put off, so that it never holds back the others. */
    private boolean chunk() {
        List<Long> taken = new ArrayList<>();
        try {
            return chunks.next(taken);
        } catch (RuntimeException e) {
            if (taken.isEmpty()) {
                throw e;
            }
            Outage.log(LOG, "Mass move " + taken.get(0) + " failed and is put off", e);
            chunks.failed(taken.get(0), TransactionFailure.of(e).error());
            return true;
        }
    }
}
