package org.millrace.run.wake;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import org.millrace.audience.AudienceRef;
import org.millrace.audience.AudienceResolver;
import org.millrace.audience.AudienceSql;
import org.millrace.platform.Roles;
import org.millrace.run.Signal;
import org.millrace.run.wake.WakeRepository.AudienceWatch;
import org.millrace.workflow.CompiledInterrupt;
import org.millrace.workflow.WorkflowVersions;

/**
 * Ends the runs of contacts that have left the audience, where the workflow says so. A segment may lose a contact by the mere
 * passing of time, so it is asked again and again rather than watched.
 */
@Stateless
@RolesAllowed(Roles.ENGINE)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AudienceExits {

    private static final int AT_ONCE = 5_000;

    @Inject
    private WakeRepository runs;

    @Inject
    private AudienceResolver audiences;

    @Inject
    private WorkflowVersions versions;

    @Inject
    private Clock clock;

    /** @return how many were woken */
    public int look() {
        return runs.watches().stream().mapToInt(this::look).sum();
    }

    private int look(AudienceWatch watch) {
        AudienceSql audience = audiences.where(watch.tenant(), AudienceRef.of(watch.segmentId()));
        return versions.compiled(watch.versionId()).interrupts().stream()
                .filter(interrupt -> interrupt.when().leftAudience())
                .map(CompiledInterrupt::no)
                .findFirst()
                .map(no -> runs.wakeLeft(watch, audience, Signal.interrupt(no), AT_ONCE, clock.instant()))
                .orElse(0);
    }
}
