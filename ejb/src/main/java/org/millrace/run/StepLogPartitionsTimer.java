package org.millrace.run;

import jakarta.annotation.PostConstruct;
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

/** Looks once a day, and when the server starts. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@RunAs(Roles.ENGINE)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StepLogPartitionsTimer {

    @Inject
    private StepLogPartitions partitions;

    @PostConstruct
    void start() {
        partitions.prepare();
    }

    @Schedule(hour = "3", minute = "17", persistent = false, info = "partitions of the trail")
    void tick() {
        partitions.prepare();
    }
}
