package org.millrace.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.delivery.SentValuesRepository.Kept;
import org.millrace.platform.PostgresDatabase;

class SentValuesRepositoryTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final SentValuesRepository values = new SentValuesRepository(DATABASE.jdbi());
    private int tenant;

    @BeforeEach
    void two_messages() {
        DATABASE.clear();
        tenant = DATABASE.newTenant("acme");
        for (int contact = 1; contact <= 2; contact++) {
            int id = contact;
            DATABASE.jdbi()
                    .useHandle(h -> h.execute(
                            """
                            insert into message (id, tenant_id, campaign_id, run_id, node_no, visit, version_id, contact_id, channel,
                                                 state, shard, ready_at, created_at)
                            values (?, ?, 1, ?, 1, 1, 1, ?, 'email', 'SENT', 0, now(), now())
                            """,
                            id,
                            tenant,
                            id,
                            id));
        }
        values.keep(List.of(kept(1, "one"), kept(2, "two")), NOON);
    }

    @Test
    void a_message_finds_its_values_and_another_tenant_finds_none() {
        assertThat(values.find(tenant, 1)).contains("{\"contact\":{\"firstName\":\"one\"}}");
        assertThat(values.find(DATABASE.newTenant("other"), 1)).isEmpty();
    }

    @Test
    void what_is_sent_again_is_made_of_what_is_known_then() {
        values.keep(List.of(kept(1, "later")), NOON.plusSeconds(60));

        assertThat(values.find(tenant, 1).orElseThrow()).contains("later");
    }

    @Test
    void an_erasure_takes_the_values_of_that_contact_alone() {
        assertThat(values.of(tenant, 1)).hasSize(1);

        values.forget(tenant, 1);

        assertThat(values.find(tenant, 1)).isEmpty();
        assertThat(values.of(tenant, 1)).isEmpty();
        assertThat(values.find(tenant, 2)).isPresent();
    }

    @Test
    void what_is_old_goes_in_chunks_and_what_is_not_stays() {
        values.keep(List.of(kept(2, "young")), NOON.plusSeconds(60));

        assertThat(values.deleteBefore(NOON.plusSeconds(1), 10)).isEqualTo(1);
        assertThat(values.find(tenant, 1)).isEmpty();
        assertThat(values.find(tenant, 2)).isPresent();
    }

    private Kept kept(long message, String firstName) {
        return new Kept(message, tenant, "{\"contact\":{\"firstName\":\"" + firstName + "\"}}");
    }
}
