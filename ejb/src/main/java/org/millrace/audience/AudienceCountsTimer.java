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
import org.millrace.audience.AudienceRebuilds.DueAudience;
import org.millrace.platform.EachApart;
import org.millrace.platform.Outage;
import org.millrace.platform.Roles;
import org.millrace.platform.TransactionFailure;

/** Looks every second on every node, apart from the schedules' own timer: a long count puts no time of another audience off. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@RunAs(Roles.ENGINE)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AudienceCountsTimer {

    private static final System.Logger LOG = System.getLogger(AudienceCountsTimer.class.getName());

    @Inject
    private AudienceCounts counts;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "counts of audiences")
    void tick() {
        EachApart.of(
                counts.open(),
                this::count,
                LOG,
                audience -> "The count of audience " + audience.segmentId() + " cannot be put off");
    }

    /** One that fails is put off. */
    private void count(DueAudience audience) {
        try {
            whole(audience);
        } catch (RuntimeException e) {
            Outage.log(LOG, "The count of audience " + audience.segmentId() + " failed and is put off", e);
            counts.failed(audience, TransactionFailure.of(e).error());
        }
    }

    private void whole(DueAudience audience) {
        boolean more = true;
        while (more) {
            more = counts.goOn(audience);
        }
        counts.finish(audience);
    }
}
