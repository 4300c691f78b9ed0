package org.millrace.platform.identity;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.millrace.platform.AuditTrail;

/** Counts wrong passwords in transactions of their own: what refuses the caller must not undo the count. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Lockout {

    static final int MOST_FAILURES = 10;
    static final Duration LOCKED_FOR = Duration.ofMinutes(15);
    private static final Duration REFUSALS_ARE_RECORDED_EVERY = Duration.ofMinutes(1);

    private LockoutRepository repository;
    private AuditTrail audit;
    private Clock clock;

    protected Lockout() {}

    @Inject
    Lockout(LockoutRepository repository, AuditTrail audit, Clock clock) {
        this.repository = repository;
        this.audit = audit;
        this.clock = clock;
    }

    /** The password was wrong. */
    public void failed(Account account) {
        Instant now = clock.instant();
        Instant lockUntil = now.plus(LOCKED_FOR);
        if (repository.countFailure(account.id(), now, lockUntil, MOST_FAILURES)) {
            audit.record(account.caller(), "user.locked", subject(account), null, Map.of("until", lockUntil));
        }
    }

    /** The password was right; false if guesses beside this one have locked the account meanwhile. */
    public boolean succeeded(Account account) {
        return repository.clearUnlessLocked(account.id(), clock.instant());
    }

    /** Somebody tried a locked account; one record a minute, or guessing would fill the trail. */
    public void refused(Account account) {
        if (!repository.refusalRecordedSince(account, clock.instant().minus(REFUSALS_ARE_RECORDED_EVERY))) {
            audit.record(account.caller(), "user.sign-in-refused", subject(account), null, Map.of("reason", "locked"));
        }
    }

    private static AuditTrail.Subject subject(Account account) {
        return new AuditTrail.Subject("user", account.id());
    }
}
