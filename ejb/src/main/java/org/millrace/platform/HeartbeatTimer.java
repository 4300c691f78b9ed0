package org.millrace.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.jdbi.v3.core.JdbiException;

/** Says every five seconds that this process lives. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HeartbeatTimer {

    private static final System.Logger LOG = System.getLogger(HeartbeatTimer.class.getName());

    @Inject
    private NodeIdentity identity;

    /** Before this process can own anything: others start after this bean. */
    @PostConstruct
    void start() {
        identity.beat();
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "heartbeat")
    void beat() {
        try {
            identity.beat();
        } catch (JdbiException e) {
            LOG.log(System.Logger.Level.WARNING, "The heartbeat could not be written: " + e.getMessage());
        }
    }
}
