package org.millrace.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.platform.Audits;
import org.millrace.platform.IfMatch;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Roles;
import org.millrace.platform.SettableClock;

class SignInsTest {

    private static final String RIGHT = "a right and long password";
    private static final String WRONG = "a wrong and long password";

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private final SettableClock clock = SettableClock.at("2026-03-01T09:00:00Z");
    private Identity identity;
    private int tenant;

    @BeforeEach
    void somebody() {
        DATABASE.clear();
        identity = new Identity(DATABASE, clock);
        tenant = DATABASE.newTenant("acme");
        identity.newUser(tenant, "maria", Roles.MARKETER, RIGHT);
    }

    @Test
    void the_right_password_lets_in_with_tenant_and_role() {
        SignedIn maria = identity.signIns.withPassword("Maria", RIGHT).orElseThrow();
        assertThat(maria.caller().principalName()).isEqualTo(tenant + ":maria");
        assertThat(maria.role()).isEqualTo(Roles.MARKETER);
    }

    @Test
    void a_wrong_password_and_an_unknown_name_look_the_same() {
        assertThat(identity.signIns.withPassword("maria", WRONG)).isEmpty();
        assertThat(identity.signIns.withPassword("nobody", WRONG)).isEmpty();
    }

    @Test
    void ten_failures_lock_the_account_for_fifteen_minutes() {
        fail(10);
        assertThat(identity.signIns.withPassword("maria", RIGHT)).isEmpty();
        clock.advance(Duration.ofMinutes(15).minusMillis(1));
        assertThat(identity.signIns.withPassword("maria", RIGHT)).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(identity.signIns.withPassword("maria", RIGHT)).isPresent();
    }

    @Test
    void nine_failures_do_not_lock_and_a_success_forgets_them() {
        fail(9);
        assertThat(identity.signIns.withPassword("maria", RIGHT)).isPresent();
        clock.advance(Duration.ofMinutes(10));
        fail(9);
        assertThat(identity.signIns.withPassword("maria", RIGHT)).isPresent();
    }

    @Test
    void a_lock_that_ran_out_begins_a_new_count() {
        fail(10);
        clock.advance(Duration.ofMinutes(15));
        fail(9);
        assertThat(identity.signIns.withPassword("maria", RIGHT)).isPresent();
    }

    @Test
    void trying_a_locked_account_does_not_prolong_the_lock() {
        fail(10);
        clock.advance(Duration.ofMinutes(14));
        fail(20);
        clock.advance(Duration.ofMinutes(1));
        assertThat(identity.signIns.withPassword("maria", RIGHT)).isPresent();
    }

    @Test
    void a_password_that_was_right_before_does_not_open_a_locked_account() {
        assertThat(identity.signIns.withPassword("maria", RIGHT)).isPresent();
        fail(10);
        assertThat(identity.signIns.withPassword("maria", RIGHT)).isEmpty();
    }

    @Test
    void the_lock_and_attempts_on_it_are_on_record_once_a_minute() {
        fail(10);
        fail(5);
        clock.advance(Duration.ofMinutes(2));
        fail(5);
        assertThat(Audits.actions(DATABASE.jdbi(), tenant))
                .containsExactly("user.locked", "user.sign-in-refused", "user.sign-in-refused");
    }

    @Test
    void guesses_in_parallel_are_all_counted() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Callable<Object>> guesses = Collections.nCopies(10, () -> identity.signIns.withPassword("maria", WRONG));
        for (Future<Object> guess : pool.invokeAll(guesses)) {
            assertThat(guess.get())
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.OPTIONAL)
                    .isEmpty();
        }
        pool.shutdown();
        assertThat(identity.signIns.withPassword("maria", RIGHT)).isEmpty();
    }

    @Test
    void a_right_guess_that_comes_after_the_lock_is_refused_although_it_looked_before() {
        Account seenUnlocked = identity.accounts.named("maria").orElseThrow();
        fail(10);
        assertThat(new LockoutRepository(DATABASE.jdbi()).clearUnlessLocked(seenUnlocked.id(), clock.instant()))
                .isFalse();
    }

    @Test
    void a_session_ends_with_a_new_password_a_new_role_or_a_ban() {
        SignedIn session = identity.signIns.withPassword("maria", RIGHT).orElseThrow();
        assertThat(identity.signIns.stillHolds(session)).isTrue();
        identity.ownAccount(tenant, "maria", Roles.MARKETER).changePassword(RIGHT, "another long password");
        assertThat(identity.signIns.stillHolds(session)).isFalse();

        SignedIn second =
                identity.signIns.withPassword("maria", "another long password").orElseThrow();
        User maria = identity.usersAs(tenant).get(second.accountId());
        identity.usersAs(tenant)
                .change(maria.id(), IfMatch.version(maria.version()), new UserChange(null, null, Roles.ANALYST, null));
        assertThat(identity.signIns.stillHolds(second)).isFalse();

        SignedIn third =
                identity.signIns.withPassword("maria", "another long password").orElseThrow();
        identity.usersAs(tenant)
                .change(maria.id(), IfMatch.version(maria.version() + 1), new UserChange(null, null, null, true));
        assertThat(identity.signIns.stillHolds(third)).isFalse();
        assertThat(identity.signIns.withPassword("maria", "another long password"))
                .isEmpty();
    }

    @Test
    void the_old_password_is_worthless_after_a_change_although_it_was_used_a_moment_ago() {
        assertThat(identity.signIns.withPassword("maria", RIGHT)).isPresent();
        identity.ownAccount(tenant, "maria", Roles.MARKETER).changePassword(RIGHT, "another long password");
        assertThat(identity.signIns.withPassword("maria", RIGHT)).isEmpty();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(identity.signIns.withPassword("maria", WRONG)).isEmpty();
        }
    }
}
