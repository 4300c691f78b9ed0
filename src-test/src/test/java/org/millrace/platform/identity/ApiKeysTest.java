package org.millrace.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.platform.Audits;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.platform.Page;
import org.millrace.platform.PageRequest;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Roles;
import org.millrace.platform.SettableClock;

class ApiKeysTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private final SettableClock clock = SettableClock.at("2026-03-01T09:00:00Z");
    private Identity identity;
    private int tenant;
    private ApiKeys keys;

    @BeforeEach
    void tenant() {
        DATABASE.clear();
        identity = new Identity(DATABASE, clock);
        tenant = DATABASE.newTenant("acme");
        keys = identity.apiKeysAs(tenant);
    }

    @Test
    void a_key_lets_in_with_its_own_role() {
        IssuedApiKey issued = keys.issue(new NewApiKey("shop", Roles.INTEGRATION));
        SignedIn shop = identity.signIns.withKey(issued.token()).orElseThrow();
        assertThat(shop.caller().principalName()).isEqualTo(tenant + ":key/shop");
        assertThat(shop.role()).isEqualTo(Roles.INTEGRATION);
    }

    @Test
    void the_secret_is_stored_nowhere() {
        IssuedApiKey issued = keys.issue(new NewApiKey("shop", Roles.INTEGRATION));
        assertThat(issued.token())
                .matches("mlr_[0-9a-f]{8}_[0-9a-f]{64}")
                .startsWith("mlr_" + issued.key().prefix());
        String secret = issued.token().substring(13);
        String rows = DATABASE.jdbi().withHandle(h -> h.createQuery(
                        "select (select string_agg(k::text, '') from api_key k) || (select string_agg(a::text, '') from audit a)")
                .mapTo(String.class)
                .one());
        assertThat(rows).contains(issued.key().prefix()).doesNotContain(secret);
        assertThat(issued.toString()).doesNotContain(secret);
    }

    @Test
    void a_revoked_key_lets_nobody_in_and_its_name_is_free_again() {
        IssuedApiKey issued = keys.issue(new NewApiKey("shop", Roles.INTEGRATION));
        keys.revoke(issued.key().id());
        assertThat(identity.signIns.withKey(issued.token())).isEmpty();
        assertThat(keys.issue(new NewApiKey("shop", Roles.ADMIN)).token()).isNotEqualTo(issued.token());
        keys.revoke(issued.key().id());
        assertThat(Audits.actions(DATABASE.jdbi(), tenant))
                .containsExactly("api-key.issued", "api-key.revoked", "api-key.issued");
    }

    @Test
    void two_active_keys_of_one_name_are_refused() {
        keys.issue(new NewApiKey("shop", Roles.INTEGRATION));
        assertThatThrownBy(() -> keys.issue(new NewApiKey("shop", Roles.ADMIN))).isInstanceOf(NameTaken.class);
    }

    @Test
    void the_engines_own_role_cannot_be_given() {
        assertThatThrownBy(() -> keys.issue(new NewApiKey("shop", Roles.ENGINE)))
                .isInstanceOfSatisfying(InvalidInput.class, refusal -> assertThat(
                                refusal.violations().get(0).where())
                        .isEqualTo("role"));
    }

    @Test
    void almost_the_token_is_not_the_token() {
        String token = keys.issue(new NewApiKey("shop", Roles.INTEGRATION)).token();
        assertThat(identity.signIns.withKey(token.substring(1))).isEmpty();
        assertThat(identity.signIns.withKey(token + "0")).isEmpty();
        assertThat(identity.signIns.withKey(token.toUpperCase(java.util.Locale.ROOT)))
                .isEmpty();
    }

    @Test
    void its_last_use_is_noted_every_five_minutes() {
        IssuedApiKey issued = keys.issue(new NewApiKey("shop", Roles.INTEGRATION));
        Instant first = clock.instant();
        identity.signIns.withKey(issued.token());
        clock.advance(Duration.ofMinutes(4));
        identity.signIns.withKey(issued.token());
        assertThat(keys.get(issued.key().id()).lastUsedAt()).contains(first);
        clock.advance(Duration.ofMinutes(2));
        identity.signIns.withKey(issued.token());
        assertThat(keys.get(issued.key().id()).lastUsedAt()).contains(first.plus(Duration.ofMinutes(6)));
    }

    @Test
    void another_tenants_key_is_not_there() {
        long id = keys.issue(new NewApiKey("shop", Roles.INTEGRATION)).key().id();
        ApiKeys others = identity.apiKeysAs(DATABASE.newTenant("other"));
        assertThatThrownBy(() -> others.get(id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> others.revoke(id)).isInstanceOf(NotFound.class);
        assertThat(others.list(PageRequest.first()).items()).isEmpty();
    }

    @Test
    void pages_follow_each_other_without_gap_or_overlap() {
        for (int i = 1; i <= 5; i++) {
            keys.issue(new NewApiKey("key " + i, Roles.ANALYST));
        }
        Page<ApiKey> first = keys.list(new PageRequest(2, null));
        Page<ApiKey> second = keys.list(new PageRequest(2, first.next().orElseThrow()));
        Page<ApiKey> third = keys.list(new PageRequest(2, second.next().orElseThrow()));
        assertThat(first.items()).extracting(ApiKey::name).containsExactly("key 1", "key 2");
        assertThat(second.items()).extracting(ApiKey::name).containsExactly("key 3", "key 4");
        assertThat(third.items()).extracting(ApiKey::name).containsExactly("key 5");
        assertThat(third.next()).isEmpty();
    }
}
