package org.millrace.run.wake;

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

/** Looks every ten seconds on every node; a look that is missed or doubled changes nothing. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@RunAs(Roles.ENGINE)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AudienceExitsTimer {

    @Inject
    private AudienceExits exits;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false, info = "who has left an audience")
    void tick() {
        exits.look();
    }
}
