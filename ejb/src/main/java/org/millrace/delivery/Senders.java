package org.millrace.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.millrace.platform.CallerContext;
import org.millrace.platform.Roles;

/** How the accounts fare that messages leave by. */
@Stateless
@RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
public class Senders {

    private static final Duration LATELY = Duration.ofHours(24);

    private final ProviderHealthRepository health;
    private final CallerContext callers;
    private final Clock clock;

    protected Senders() {
        this(null, null, null);
    }

    @Inject
    Senders(ProviderHealthRepository health, CallerContext callers, Clock clock) {
        this.health = health;
        this.callers = callers;
        this.clock = clock;
    }

    /** The server's own mail session first. */
    public List<ProviderHealth> health() {
        return health.all(callers.tenant(), clock.instant().minus(LATELY));
    }
}
