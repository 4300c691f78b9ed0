package org.millrace.delivery;

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

/** Looks every five seconds for messages that a dead process left behind. */
@Singleton
@Startup
@DependsOn("HeartbeatTimer")
@RunAs(Roles.ENGINE)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MessageRecoveryTimer {

    private static final System.Logger LOG = System.getLogger(MessageRecoveryTimer.class.getName());

    @Inject
    private Orphans orphans;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "messages of dead processes")
    void tick() {
        int settled = orphans.settle();
        if (settled > 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} messages of a dead process are uncertain: they may have been sent or not",
                    settled);
        }
    }
}
