package org.millrace.run;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.millrace.platform.CallerContext;
import org.millrace.platform.Roles;

/** The state of the engine as an operator sees it. */
@Stateless
@RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
public class Operations {

    @Inject
    private CallerContext context;

    @Inject
    private OperationsRepository repository;

    @Inject
    private Clock clock;

    public OperationsOverview overview() {
        int tenant = context.tenant();
        Instant now = clock.instant();
        OperationsRepository.DueDepth due = repository.due(tenant, now);
        return new OperationsOverview(
                due.runs(),
                due.oldest(),
                repository.oldestReady(tenant, now),
                repository.messages(tenant),
                repository.openIncidents(tenant),
                repository.repaired(tenant, now.minus(OperationsOverview.REMEMBERED)),
                repository.deadLetters(tenant),
                repository.massMoves(tenant),
                repository.failingCounts(tenant),
                repository.held(tenant),
                repository.nodes(now));
    }
}
