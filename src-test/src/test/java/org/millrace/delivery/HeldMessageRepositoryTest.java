package org.millrace.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.SettableClock;

class HeldMessageRepositoryTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final int MANY = 30_000;

    private final SettableClock clock = new SettableClock(NOW);
    private PostgresLedger ledger;
    private HeldMessageRepository held;

    @BeforeEach
    void empty() {
        DATABASE.clear();
        ledger = new PostgresLedger(DATABASE, clock);
        held = new HeldMessageRepository(DATABASE.jdbi());
    }

    @Test
    @Tag("S0-09")
    void what_is_held_is_not_due_and_comes_back_behind_what_is_due_already() {
        long ann = ledger.contact("ann@example.org");
        enqueue(1, ann, NOW.minusSeconds(60));
        enqueue(2, ann, NOW.plusSeconds(60));

        assertThat(held.hold(ledger.campaign, "campaign frozen", 100)).isEqualTo(2);

        clock.advance(Duration.ofHours(1));
        assertThat(claimed()).isEmpty();
        assertThat(ledger.store().due(List.of("email"), clock.instant(), 10)).isEmpty();
        assertThat(ledger.look(1).state()).isEqualTo(MessageState.HELD);
        assertThat(ledger.look(1).reason()).isEqualTo("campaign frozen");
        assertThat(held.campaigns()).containsExactly(ledger.campaign);

        assertThat(held.release(ledger.campaign, clock.instant(), 100)).isEqualTo(2);

        assertThat(held.campaigns()).isEmpty();
        assertThat(ledger.look(1).readyAt()).isEqualTo(clock.instant());
        assertThat(claimed()).extracting(DueMessage::runId).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void a_message_that_was_not_due_yet_keeps_its_time() {
        enqueue(1, ledger.contact("ann@example.org"), NOW.plusSeconds(60));
        held.hold(ledger.campaign, "campaign frozen", 100);
        held.release(ledger.campaign, NOW, 100);
        assertThat(ledger.look(1).readyAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void only_that_campaigns_messages_are_held_and_never_more_than_asked_for() {
        long ann = ledger.contact("ann@example.org");
        for (int run = 1; run <= 5; run++) {
            enqueue(run, ann, NOW);
        }
        assertThat(held.hold(ledger.campaign + 1, "campaign frozen", 100)).isZero();
        assertThat(held.hold(ledger.campaign, "campaign frozen", 3)).isEqualTo(3);
        assertThat(claimed()).hasSize(2);
        assertThat(held.release(ledger.campaign, NOW, 2)).isEqualTo(2);
        assertThat(held.hold(ledger.campaign, "campaign frozen", 100)).isEqualTo(4);
    }

    /** The claim of others reads the index of what is due; what is held must not be in it. */
    @Test
    @Tag("S0-09")
    void a_frozen_campaign_with_many_older_messages_is_no_part_of_the_claim_of_others() {
        manyOfAnotherCampaign();
        enqueue(1, ledger.contact("ann@example.org"), NOW);
        assertThat(claimed()).extracting(DueMessage::runId).doesNotContain(1L);

        assertThat(DATABASE.tx(() -> held.hold(OTHER, "campaign frozen", MANY + 1)))
                .isEqualTo(MANY);

        assertThat(claimed()).extracting(DueMessage::runId).containsExactly(1L);
        assertThat(ledger.store().due(List.of("email"), NOW, 100))
                .singleElement()
                .satisfies(depth -> assertThat(depth.due()).isEqualTo(1));
    }

    private static final long OTHER = 4_711;

    private void manyOfAnotherCampaign() {
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        """
                insert into message (tenant_id, campaign_id, run_id, node_no, visit, version_id, contact_id, channel, state,
                                     shard, ready_at, created_at)
                select ?, ?, 1000000 + n, 1, 1, 1, 1, 'email', 'READY', 0, cast(? as timestamptz), now()
                from generate_series(1, ?) n
                """,
                        ledger.tenant,
                        OTHER,
                        NOW.minusSeconds(3_600),
                        MANY));
    }

    private void enqueue(long run, long contact, Instant readyAt) {
        ledger.tx(() -> ledger.outbox().enqueue(List.of(ledger.message(run, contact, "email", readyAt))));
    }

    private List<DueMessage> claimed() {
        return ledger.tx(() -> ledger.store().claim(0, "email", Deliveries.WINDOW, clock.instant()));
    }
}
