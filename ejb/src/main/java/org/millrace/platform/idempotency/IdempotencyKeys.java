package org.millrace.platform.idempotency;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import org.millrace.platform.Roles;

/** Called by the REST layer around a call, in the transaction in which the call has its effect. */
@Stateless
@RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class IdempotencyKeys {

    private IdempotencyRepository repository;
    private Clock clock;

    protected IdempotencyKeys() {}

    @Inject
    IdempotencyKeys(IdempotencyRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** After FRESH nobody else gets FRESH for this request until the transaction ends. */
    public Claim claim(IdempotentRequest request) {
        if (!repository.tryLock(request)) {
            return Claim.of(Claim.State.IN_FLIGHT);
        }
        return repository.find(request).orElseGet(() -> Claim.of(Claim.State.FRESH));
    }

    public void store(IdempotentRequest request, StoredAnswer answer) {
        repository.insert(request, answer, clock.instant());
    }
}
