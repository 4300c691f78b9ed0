package org.millrace.platform.identity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

@Dependent
class LockoutRepository {

    private final Jdbi jdbi;

    @Inject
    LockoutRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Counts one failure in one statement, so that guesses in parallel are all counted; a failure while the account is locked
     * neither counts nor prolongs the lock.
     *
     * @return true if this failure locked the account
     */
    boolean countFailure(long account, Instant now, Instant lockUntil, int most) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        update user_account
                           set failed_logins = case when locked_until is null then failed_logins + 1 else 1 end,
                               locked_until = case when locked_until is null and failed_logins + 1 >= :most
                                                   then cast(:lockUntil as timestamptz) end
                         where id = :account and (locked_until is null or locked_until <= :now)
                        returning locked_until is not null
                        """)
                .bind("most", most)
                .bind("lockUntil", lockUntil)
                .bind("account", account)
                .bind("now", now)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false));
    }

    /** False if the account is locked by now, whatever it was when the password was looked at. */
    boolean clearUnlessLocked(long account, Instant now) {
        return jdbi.withHandle(h -> h.createUpdate(
                                """
                                update user_account set failed_logins = 0, locked_until = null
                                 where id = :account and (locked_until is null or locked_until <= :now)
                                """)
                        .bind("account", account)
                        .bind("now", now)
                        .execute()
                == 1);
    }

    boolean refusalRecordedSince(Account account, Instant since) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select exists (select 1 from audit
                                        where tenant_id = :tenant and subject_type = 'user' and subject_id = :id
                                          and action = 'user.sign-in-refused' and at > :since)
                        """)
                .bind("tenant", account.tenant())
                .bind("id", Long.toString(account.id()))
                .bind("since", since)
                .mapTo(Boolean.class)
                .one());
    }
}
