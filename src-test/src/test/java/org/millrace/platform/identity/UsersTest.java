package org.millrace.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.platform.Audits;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.platform.PageRequest;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Roles;
import org.millrace.platform.SettableClock;
import org.millrace.platform.StaleVersion;
import org.millrace.platform.Violation;

class UsersTest {

    private static final String PASSWORD = "a right and long password";

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private final SettableClock clock = SettableClock.at("2026-03-01T09:00:00Z");
    private Identity identity;
    private int tenant;
    private Users users;

    @BeforeEach
    void tenant() {
        DATABASE.clear();
        identity = new Identity(DATABASE, clock);
        tenant = DATABASE.newTenant("acme");
        users = identity.usersAs(tenant);
    }

    @Test
    void all_that_is_wrong_with_a_new_user_is_said_at_once() {
        NewUser wrong = new NewUser("Maria:1", " ", "nowhere", "engine", "short");
        assertThatThrownBy(() -> users.create(wrong))
                .isInstanceOfSatisfying(InvalidInput.class, refusal -> assertThat(refusal.violations())
                        .extracting(Violation::where)
                        .containsExactly("username", "displayName", "email", "role", "password"));
    }

    @Test
    void a_user_name_is_taken_over_all_tenants() {
        users.create(maria());
        Users others = identity.usersAs(DATABASE.newTenant("other"));
        assertThatThrownBy(() -> others.create(maria())).isInstanceOf(NameTaken.class);
        assertThat(others.list(PageRequest.first()).items()).isEmpty();
    }

    @Test
    void a_change_on_an_old_version_is_refused() {
        User maria = users.create(maria());
        users.change(maria.id(), IfMatch.version(maria.version()), new UserChange("Maria M.", null, null, null));
        assertThatThrownBy(() -> users.change(
                        maria.id(), IfMatch.version(maria.version()), new UserChange("Mary", null, null, null)))
                .isInstanceOfSatisfying(
                        StaleVersion.class, stale -> assertThat(stale.present()).isEqualTo("1"));
    }

    @Test
    void the_last_administrator_stays_one() {
        Account admin = identity.newUser(tenant, "admin", Roles.ADMIN, PASSWORD);
        UserChange demotion = new UserChange(null, null, Roles.ANALYST, null);
        UserChange ban = new UserChange(null, null, null, true);
        assertThatThrownBy(() -> users.change(admin.id(), IfMatch.any(), demotion))
                .isInstanceOf(LastAdministrator.class);
        assertThatThrownBy(() -> users.change(admin.id(), IfMatch.any(), ban)).isInstanceOf(LastAdministrator.class);
        identity.newUser(tenant, "second", Roles.ADMIN, PASSWORD);
        assertThat(users.change(admin.id(), IfMatch.any(), demotion).role()).isEqualTo(Roles.ANALYST);
    }

    @Test
    void another_tenants_user_is_not_there() {
        long id = users.create(maria()).id();
        Users others = identity.usersAs(DATABASE.newTenant("other"));
        assertThatThrownBy(() -> others.get(id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> others.setPassword(id, PASSWORD)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> others.unlock(id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> others.change(id, IfMatch.any(), new UserChange("x", null, null, null)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void an_administrator_lifts_a_lock() {
        User maria = users.create(maria());
        for (int i = 0; i < 10; i++) {
            identity.signIns.withPassword("maria", "a wrong and long password");
        }
        assertThat(users.get(maria.id()).lockedUntil()).isPresent();
        assertThat(users.unlock(maria.id()).lockedUntil()).isEmpty();
        assertThat(identity.signIns.withPassword("maria", PASSWORD)).isPresent();
    }

    @Test
    void every_change_is_on_record_and_no_record_holds_a_password() {
        User maria = users.create(maria());
        users.setPassword(maria.id(), "another long password");
        users.change(maria.id(), IfMatch.version(maria.version() + 1), new UserChange("M", null, null, null));
        assertThat(Audits.actions(DATABASE.jdbi(), tenant))
                .containsExactly("user.created", "user.password-set", "user.changed");
        String trail = DATABASE.jdbi().withHandle(h -> h.createQuery("select string_agg(a::text, '') from audit a")
                .mapTo(String.class)
                .one());
        assertThat(trail).contains("maria").doesNotContain("pbkdf2").doesNotContain("password\":");
    }

    @Test
    void the_development_users_follow_their_password_at_each_start() {
        identity.firstUsers().development("first development password");
        identity.firstUsers().development("second development password");
        for (String name : new String[] {"admin", "marketer", "analyst", "integration", "other-admin"}) {
            assertThat(identity.signIns.withPassword(name, "first development password"))
                    .isEmpty();
            assertThat(identity.signIns.withPassword(name, "second development password"))
                    .isPresent();
        }
        int demo = identity.accounts.named("admin").orElseThrow().tenant();
        assertThat(identity.accounts.named("other-admin").orElseThrow().tenant())
                .isNotEqualTo(demo);
    }

    @Test
    void a_start_with_the_same_password_keeps_the_sessions() {
        identity.firstUsers().development("first development password");
        SignedIn session = identity.signIns
                .withPassword("admin", "first development password")
                .orElseThrow();
        identity.firstUsers().development("first development password");
        assertThat(identity.signIns.stillHolds(session)).isTrue();
    }

    @Test
    void the_first_administrator_is_made_only_where_there_is_nobody() {
        identity.firstUsers().bootstrap(PASSWORD);
        identity.firstUsers().bootstrap("yet another long password");
        assertThat(identity.signIns.withPassword("admin", PASSWORD))
                .hasValueSatisfying(admin -> assertThat(admin.role()).isEqualTo(Roles.ADMIN));
    }

    private static NewUser maria() {
        return new NewUser("maria", "Maria", "maria@example.com", Roles.MARKETER, PASSWORD);
    }
}
