package org.millrace.platform;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;

/** One record per change, in the transaction of the change: who, what, before, after. */
@Dependent
public class AuditTrail {

    private final AuditRepository repository;
    private final Clock clock;

    @Inject
    AuditTrail(AuditRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * @param action a verb: {@code campaign.activated}
     * @param before null when the thing is new
     * @param after null when the thing is gone
     */
    public void record(Caller caller, String action, Subject subject, Object before, Object after) {
        repository.insert(caller, clock.instant(), action, subject, before, after);
    }

    /** A person's right to be forgotten: that something was done stays, what it said goes. */
    public void forget(int tenant, Subject subject) {
        repository.forget(tenant, subject);
    }

    /** The thing that was changed. */
    public record Subject(String type, Object id) {}
}
