package org.millrace.audience;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.millrace.platform.EachApart;
import org.millrace.platform.Roles;

/** Looks every second on every node; a look that is missed or doubled changes nothing. One audience's failure holds back no other. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@RunAs(Roles.ENGINE)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AudienceRebuildsTimer {

    private static final System.Logger LOG = System.getLogger(AudienceRebuildsTimer.class.getName());

    @Inject
    private AudienceRebuilds rebuilds;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "schedules of audiences")
    void tick() {
        EachApart.of(
                rebuilds.due(),
                rebuilds::settle,
                LOG,
                due -> "The schedule of audience " + due.segmentId() + " is tried again in a second");
    }
}
