package org.millrace.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.platform.Audits;
import org.millrace.platform.FixedCaller;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Roles;
import org.millrace.platform.SettableClock;

class ProfilesTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final Identity identity = new Identity(DATABASE, clock);
    private int tenant;
    private Account maria;

    @BeforeEach
    void maria_is_there() {
        DATABASE.clear();
        tenant = DATABASE.newTenant("ours");
        maria = identity.newUser(tenant, "maria", Roles.ANALYST, "long-enough-secret");
    }

    @Test
    void what_is_kept_is_there_at_the_next_sign_in_wherever_that_is() {
        profiles("maria").change(new Profile("Asia/Tokyo", "de", "dark"));

        assertThat(identity.signIns.profile(maria.signedIn())).isEqualTo(new Profile("Asia/Tokyo", "de", "dark"));
    }

    @Test
    void what_a_change_leaves_out_stays_and_what_is_empty_is_left_to_the_browser() {
        profiles("maria").change(new Profile("Asia/Tokyo", "de", "dark"));

        assertThat(profiles("maria").change(new Profile(null, "", "light")))
                .isEqualTo(new Profile("Asia/Tokyo", null, "light"));
    }

    @Test
    void who_edits_the_user_is_not_disturbed_by_a_change_of_theme() {
        profiles("maria").change(new Profile(null, null, "dark"));

        assertThat(identity.usersAs(tenant).get(maria.id()).version()).isEqualTo(maria.version());
    }

    @Test
    void nonsense_is_refused_at_every_place() {
        assertThatThrownBy(() -> profiles("maria").change(new Profile("Mars/Olympus", "xx", "pink")))
                .isInstanceOfSatisfying(InvalidInput.class, refusal -> assertThat(refusal.violations())
                        .extracting(violation -> violation.where())
                        .containsExactly("timeZone", "language", "theme"));
    }

    @Test
    void a_key_has_no_profile() {
        assertThatThrownBy(() -> profiles("key/shop").own()).isInstanceOf(NotFound.class);
    }

    private Profiles profiles(String name) {
        return new Profiles(
                identity.accounts, new FixedCaller(tenant, name, Roles.ANALYST), Audits.on(DATABASE.jdbi(), clock));
    }
}
