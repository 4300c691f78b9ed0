package org.millrace.platform.identity;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides who somebody is. No transaction is open while a password is checked, since that takes a tenth of a second on purpose;
 * why somebody was refused is never told.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignIns {

    private AccountRepository accounts;
    private ApiKeyRepository keys;
    private Lockout lockout;
    private PasswordCheck passwords;
    private Clock clock;

    protected SignIns() {}

    @Inject
    SignIns(AccountRepository accounts, ApiKeyRepository keys, Lockout lockout, PasswordCheck passwords, Clock clock) {
        this.accounts = accounts;
        this.keys = keys;
        this.lockout = lockout;
        this.passwords = passwords;
        this.clock = clock;
    }

    public Optional<SignedIn> withPassword(String username, String password) {
        if (password.length() > AccountRules.LONGEST_PASSWORD) {
            return Optional.empty();
        }
        Optional<Account> found = accounts.named(username.toLowerCase(Locale.ROOT));
        if (found.isEmpty()) {
            passwords.spendTheSameTime(password);
            return Optional.empty();
        }
        Account account = found.get();
        if (account.lockedAt(clock.instant())) {
            passwords.spendTheSameTime(password);
            lockout.refused(account);
            return Optional.empty();
        }
        return check(account, password);
    }

    private Optional<SignedIn> check(Account account, String password) {
        boolean known = passwords.remembers(account, password);
        if (!known && !passwords.matches(account, password)) {
            lockout.failed(account);
            return Optional.empty();
        }
        if (account.disabled() || (!known && !lockout.succeeded(account))) {
            return Optional.empty();
        }
        passwords.remember(account, password);
        return Optional.of(account.signedIn());
    }

    /** For a token as {@link ApiKeys#issue} gave it out. */
    public Optional<SignedIn> withKey(String token) {
        Optional<StoredKey> found = keys.active(KeyToken.hash(token));
        found.ifPresent(key -> keys.used(key.id(), clock.instant()));
        return found.map(StoredKey::signedIn);
    }

    /** Whether a session that was opened as this person still holds. */
    public boolean stillHolds(SignedIn session) {
        return accounts.find(session.tenant(), session.accountId())
                .filter(account -> !account.disabled())
                .filter(account -> account.credentialsEpoch() == session.credentialsEpoch())
                .isPresent();
    }

    /** How somebody who is signed in wants to see the pages. */
    public Profile profile(SignedIn session) {
        return accounts.profile(session.accountId());
    }
}
