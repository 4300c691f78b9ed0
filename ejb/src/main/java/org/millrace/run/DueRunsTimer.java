package org.millrace.run;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.millrace.platform.Roles;

/** Ticks every second on every node; a tick that is missed or doubled changes nothing. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@RunAs(Roles.ENGINE)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DueRunsTimer {

    @Inject
    private DueRuns dueRuns;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "due runs")
    void tick() {
        dueRuns.tick();
    }
}
