package org.millrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.delivery.HeldMessageRepository;
import org.millrace.delivery.PostgresLedger;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.SettableClock;

class HeldMessagesTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private final Clock clock = new SettableClock(NOW);
    private PostgresLedger ledger;
    private HeldMessages held;

    @BeforeEach
    void campaign() {
        DATABASE.clear();
        ledger = new PostgresLedger(DATABASE, clock);
        held = new HeldMessages(
                new HeldMessageRepository(DATABASE.jdbi()),
                new CampaignStates(new CampaignStateRepository(DATABASE.jdbi())),
                clock);
    }

    @Test
    @Tag("S0-09")
    void once_one_message_is_held_the_others_follow_and_all_come_back_when_the_campaign_moves() {
        messages("READY", 50);
        messages("HELD", 1);
        status("FROZEN");

        assertThat(held.campaigns()).containsExactly(ledger.campaign);
        assertThat(tidy()).isFalse();
        assertThat(states()).isEqualTo(Map.of("HELD", 51L));

        status("ACTIVE");
        assertThat(tidy()).isFalse();
        assertThat(states()).isEqualTo(Map.of("READY", 51L));
        assertThat(held.campaigns()).isEmpty();
    }

    @Test
    void messages_of_a_campaign_that_is_over_come_back_too_so_that_they_are_skipped_and_told() {
        messages("HELD", 3);
        status("ARCHIVED");
        tidy();
        assertThat(states()).isEqualTo(Map.of("READY", 3L));
    }

    private boolean tidy() {
        return DATABASE.tx(() -> held.tidy(ledger.campaign));
    }

    private void status(String status) {
        DATABASE.jdbi()
                .useHandle(h -> h.execute("update campaign set status = ? where id = ?", status, ledger.campaign));
    }

    private void messages(String state, int number) {
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        """
                insert into message (tenant_id, campaign_id, run_id, node_no, visit, version_id, contact_id, channel, state,
                                     shard, ready_at, created_at)
                select ?, ?, n + hashtext(?), 1, 1, 1, 1, 'email', ?, n % 16, cast(? as timestamptz), now()
                from generate_series(1, ?) n
                """,
                        ledger.tenant, ledger.campaign, state, state, NOW, number));
    }

    private Map<String, Long> states() {
        return DATABASE.jdbi().withHandle(h -> h.createQuery("select state, count(*) as n from message group by state")
                .map((row, ctx) -> Map.entry(row.getString("state"), row.getLong("n")))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
