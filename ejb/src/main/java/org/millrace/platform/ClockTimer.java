package org.millrace.platform;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.jdbi.v3.core.JdbiException;

/** Samples the database's time; while the database is away, the monotonic time goes on from the last sample. */
@Singleton
@Startup
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ClockTimer {

    private static final System.Logger LOG = System.getLogger(ClockTimer.class.getName());

    @Inject
    private Clocks clocks;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void sample() {
        try {
            clocks.sample();
        } catch (JdbiException e) {
            LOG.log(System.Logger.Level.DEBUG, "The database's time could not be sampled", e);
        }
    }
}
