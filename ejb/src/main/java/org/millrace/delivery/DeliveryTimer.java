package org.millrace.delivery;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.millrace.platform.Roles;

/** Ticks every second on every node; a tick that is missed or doubled changes nothing. */
@Singleton
@Startup
@DependsOn("HeartbeatTimer")
@RunAs(Roles.ENGINE)
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeliveryTimer {

    private static final System.Logger LOG = System.getLogger(DeliveryTimer.class.getName());

    @Inject
    private DueDeliveries deliveries;

    @Inject
    private DeliveryGate gate;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "due deliveries")
    void tick() {
        deliveries.tick();
    }

    @PreDestroy
    void stop() {
        try {
            if (!gate.close()) {
                LOG.log(System.Logger.Level.WARNING, "A window was still on the wire when the server stopped");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
