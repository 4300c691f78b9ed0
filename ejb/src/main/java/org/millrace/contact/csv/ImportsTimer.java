package org.millrace.contact.csv;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Future;
import org.millrace.platform.Roles;

/** Once a second on every server: keeps the job in hand alive, or takes the next one. One job per server at a time. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@RunAs(Roles.ENGINE)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ImportsTimer {

    @Inject
    private ImportAttemptRepository attempts;

    @Inject
    private ImportWorker worker;

    @Inject
    private Clock clock;

    private ImportAttempt inHand;
    private Future<Void> working;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "imports")
    void tick() {
        if (working != null && !working.isDone()) {
            attempts.beat(inHand, clock.instant());
            return;
        }
        working = null;
        attempts.giveUp(clock.instant());
        attempts.forgetChecked(clock.instant());
        attempts.claim(UUID.randomUUID(), clock.instant()).ifPresent(attempt -> {
            inHand = attempt;
            working = worker.work(attempt);
        });
    }
}
