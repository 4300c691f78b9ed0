package org.millrace.counter;

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

/** Folds every ten seconds on every node; what one node is folding the others pass over. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@RunAs(Roles.ENGINE)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CounterFoldTimer {

    private static final int FOLDS_PER_TICK = 50;

    @Inject
    private CounterFolds folds;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false, info = "counter fold")
    void tick() {
        for (int i = 0; i < FOLDS_PER_TICK && folds.fold(); i++) {}
    }
}
