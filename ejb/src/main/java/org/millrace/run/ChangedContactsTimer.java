package org.millrace.run;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.millrace.platform.Roles;

/** Looks every second, on every node, for contacts that have changed. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@RunAs(Roles.ENGINE)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ChangedContactsTimer {

    /** A note of an import names up to 5,000 contacts. */
    private static final int AT_ONCE = 20;

    private static final long TURN_NANOS = TimeUnit.SECONDS.toNanos(20);

    @Inject
    private ChangedContacts contacts;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "changed contacts")
    void tick() {
        long started = System.nanoTime();
        while (contacts.wake(AT_ONCE) == AT_ONCE && System.nanoTime() - started < TURN_NANOS) {
            // until there are less than that
        }
    }
}
