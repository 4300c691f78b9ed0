package org.millrace.trigger;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.millrace.platform.Roles;

/** Forgets calls after seven days: no sender repeats one for so long, and a recorded one is refused after five minutes. */
@Singleton
@RunAs(Roles.ENGINE)
@PermitAll
public class HookReceiptsTimer {

    private static final Duration KEPT = Duration.ofDays(7);

    @Inject
    private HookRepository hooks;

    @Inject
    private Clock clock;

    @Schedule(hour = "*", minute = "23", persistent = false, info = "calls from outside")
    void forget() {
        hooks.forgetReceipts(clock.instant().minus(KEPT));
    }
}
