package org.millrace.contact;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.millrace.platform.Roles;

/** Stores what workflows fired, every second on every node; one that fails is put off and holds back nobody. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@RunAs(Roles.ENGINE)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FiredEventTimer {

    private static final System.Logger LOG = System.getLogger(FiredEventTimer.class.getName());
    private static final int BATCH = 500;
    private static final long TURN_NANOS = TimeUnit.SECONDS.toNanos(20);

    @Inject
    private FiredEvents fired;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "fired events")
    void tick() {
        long started = System.nanoTime();
        while (System.nanoTime() - started < TURN_NANOS && batch()) {
            // until there is less than a batch
        }
    }

    private boolean batch() {
        List<Long> taken = new ArrayList<>();
        try {
            return fired.store(BATCH, taken) == BATCH;
        } catch (RuntimeException e) {
            if (taken.isEmpty()) {
                throw e;
            }
            taken.forEach(this::alone);
            return taken.size() == BATCH;
        }
    }

    private void alone(long id) {
        try {
            fired.storeAlone(id);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Fired event " + id + " could not be stored and is put off", e);
            fired.postpone(id);
        }
    }
}
