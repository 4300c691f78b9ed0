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

/** Looks for stuck runs twice a minute, so that one is put right within sixty seconds. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@RunAs(Roles.ENGINE)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StuckRunsTimer {

    @Inject
    private StuckRuns stuckRuns;

    @Schedule(hour = "*", minute = "*", second = "10/30", persistent = false, info = "stuck runs")
    void tick() {
        stuckRuns.repair();
    }
}
