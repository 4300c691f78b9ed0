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
import java.util.List;
import java.util.function.Consumer;
import org.millrace.platform.EachApart;
import org.millrace.platform.Roles;

/** Looks every second on every node; a look that is missed or doubled changes nothing. One campaign's failure holds back no other. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@RunAs(Roles.ENGINE)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CampaignStartsTimer {

    private static final System.Logger LOG = System.getLogger(CampaignStartsTimer.class.getName());

    @Inject
    private CampaignStarts starts;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "starts and ends of campaigns")
    void tick() {
        each(starts.toStart(), starts::start);
        each(starts.toEnd(), starts::end);
    }

    private static void each(List<TimedCampaign> due, Consumer<TimedCampaign> act) {
        EachApart.of(due, act, LOG, campaign -> "Campaign " + campaign.id() + " is tried again in a second");
    }
}
