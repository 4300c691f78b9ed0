package org.millrace.trigger;

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

/** Looks every second on every node; a look that is missed or doubled changes nothing. One schedule's failure holds back no other. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@RunAs(Roles.ENGINE)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SchedulesTimer {

    private static final System.Logger LOG = System.getLogger(SchedulesTimer.class.getName());

    @Inject
    private Schedules schedules;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "schedules of campaigns")
    void tick() {
        EachApart.of(
                schedules.due(),
                schedules::settle,
                LOG,
                trigger -> "The schedule of campaign " + trigger.campaignId() + " is tried again in a second");
    }
}
