package org.millrace.platform.idempotency;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.millrace.platform.Roles;

/** Forgets keys after two days. */
@Singleton
@RunAs(Roles.ENGINE)
@PermitAll
public class IdempotencyTimer {

    static final Duration KEPT = Duration.ofDays(2);

    private IdempotencyRepository repository;
    private Clock clock;

    protected IdempotencyTimer() {}

    @Inject
    IdempotencyTimer(IdempotencyRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    @Schedule(hour = "*", minute = "17", persistent = false)
    void forget() {
        repository.deleteBefore(clock.instant().minus(KEPT));
    }
}
