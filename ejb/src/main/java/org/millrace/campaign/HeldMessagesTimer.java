package org.millrace.campaign;

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

/** Looks every second after the messages of campaigns that stand still. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@RunAs(Roles.ENGINE)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HeldMessagesTimer {

    private static final System.Logger LOG = System.getLogger(HeldMessagesTimer.class.getName());

    @Inject
    private HeldMessages held;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "messages of standing campaigns")
    void tick() {
        EachApart.of(
                held.campaigns(),
                this::tidy,
                LOG,
                campaign -> "Messages of campaign " + campaign + " stay where they are for now");
    }

    private void tidy(long campaignId) {
        boolean more = true;
        while (more) {
            more = held.tidy(campaignId);
        }
    }
}
