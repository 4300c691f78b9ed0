package org.millrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.delivery.SendGuard;
import org.millrace.platform.PostgresDatabase;

@Timeout(30)
class CampaignStatesTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private CampaignStateRepository repository;
    private CampaignStates states;
    private long one;
    private long two;

    @BeforeEach
    void campaigns() {
        DATABASE.clear();
        repository = new CampaignStateRepository(DATABASE.jdbi());
        states = new CampaignStates(repository);
        int tenant = DATABASE.newTenant("acme");
        one = campaign(tenant, "one", "ACTIVE");
        two = campaign(tenant, "two", "PAUSED");
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void statuses_come_by_id_and_what_does_not_exist_is_missing() {
        assertThat(DATABASE.tx(() -> states.lockedForWork(List.of(two, one, 4_711L))))
                .isEqualTo(Map.of(one, CampaignStatus.ACTIVE, two, CampaignStatus.PAUSED));
    }

    @Test
    void templates_that_are_archived_are_told_to_the_campaigns_of_their_tenant_alone() {
        int tenant = tenantOf(one);
        template(tenant, "gone", true);
        template(tenant, "welcome", false);
        template(DATABASE.newTenant("other"), "theirs", true);

        assertThat(DATABASE.tx(() -> states.termsForWork(List.of(one))).get(one).archivedTemplates())
                .containsExactly("gone");
    }

    private static int tenantOf(long campaign) {
        return DATABASE.jdbi().withHandle(h -> h.createQuery("select tenant_id from campaign where id = " + campaign)
                .mapTo(int.class)
                .one());
    }

    private static void template(int tenant, String slug, boolean archived) {
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        "insert into template (tenant_id, slug, name, channel, current_no, archived, created_at, updated_at)"
                                + " values (?, ?, 'T', 'email', 1, ?, now(), now())",
                        tenant,
                        slug,
                        archived));
    }

    @Test
    @Tag("S0-09")
    void whoever_asks_after_a_freeze_committed_sees_it_and_a_freeze_waits_for_whoever_saw_the_campaign_move() {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        AtomicBoolean batchCommitted = new AtomicBoolean();
        CompletableFuture<Void> batch = CompletableFuture.runAsync(
                () -> {
                    DATABASE.newTx(() -> {
                        assertThat(states.lockedForWork(List.of(one))).containsEntry(one, CampaignStatus.ACTIVE);
                        working.countDown();
                        await(mayCommit);
                        batchCommitted.set(true);
                    });
                },
                threads);
        await(working);
        CompletableFuture<Boolean> freeze = CompletableFuture.supplyAsync(
                () -> DATABASE.newTx(() -> {
                    repository.lockExclusive(one);
                    boolean after = batchCommitted.get();
                    status(one, "FROZEN");
                    return after;
                }),
                threads);
        awaitWaiter();
        CompletableFuture<Map<Long, CampaignStatus>> late = CompletableFuture.supplyAsync(
                () -> DATABASE.newTx(() -> states.lockedForWork(List.of(one, two))), threads);
        mayCommit.countDown();

        batch.join();
        assertThat(freeze.join()).isTrue();
        assertThat(late.join().get(two)).isEqualTo(CampaignStatus.PAUSED);
        assertThat(DATABASE.tx(() -> states.lockedForWork(List.of(one)))).containsEntry(one, CampaignStatus.FROZEN);
    }

    @Test
    @Tag("S0-09")
    void overlapping_batches_never_starve_a_freeze() {
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch running = new CountDownLatch(4);
        List<CompletableFuture<Void>> batches = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(() -> batchAfterBatch(stop, running), threads))
                .toList();
        await(running);

        try {
            DATABASE.newTx(() -> {
                DATABASE.jdbi().useHandle(h -> h.execute("set local lock_timeout = '30s'"));
                repository.lockExclusive(one);
                status(one, "FROZEN");
            });
        } finally {
            stop.set(true);
        }

        batches.forEach(CompletableFuture::join);
        assertThat(DATABASE.tx(() -> states.lockedForWork(List.of(one)))).containsEntry(one, CampaignStatus.FROZEN);
    }

    @Test
    void a_message_of_a_frozen_campaign_waits_and_one_of_an_archived_campaign_never_goes() {
        status(two, "ARCHIVED");
        status(one, "FROZEN");
        Instant now = Instant.parse("2026-03-01T09:00:00Z");

        Map<Long, SendGuard.Refusal> refused = DATABASE.tx(
                () -> new CampaignSendGuard(states).refuse(List.of(candidate(1, one), candidate(2, two)), now));

        assertThat(refused.get(1L)).isEqualTo(new SendGuard.Refusal.Hold("campaign frozen"));
        assertThat(refused.get(2L)).isEqualTo(new SendGuard.Refusal.Skip("campaign archived"));
    }

    @Test
    void messages_of_campaigns_that_move_go() {
        assertThat(DATABASE.tx(() -> new CampaignSendGuard(states)
                        .refuse(List.of(candidate(1, one), candidate(2, two)), Instant.EPOCH)))
                .isEmpty();
    }

    private static SendGuard.Candidate candidate(long message, long campaign) {
        return new SendGuard.Candidate(message, 1, campaign, 5, 6, "email", "marketing");
    }

    private void batchAfterBatch(AtomicBoolean stop, CountDownLatch running) {
        while (!stop.get()) {
            DATABASE.newTx(() -> {
                states.lockedForWork(List.of(one, two));
                running.countDown();
                DATABASE.jdbi().useHandle(h -> h.execute("select pg_sleep(0.02)"));
            });
        }
    }

    private void awaitWaiter() {
        while (DATABASE.newTx(() -> DATABASE.jdbi().withHandle(h -> h.createQuery(
                                "select count(*) from pg_locks where locktype = 'advisory' and not granted")
                        .mapTo(int.class)
                        .one()))
                == 0) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("never came");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void status(long id, String status) {
        DATABASE.jdbi().useHandle(h -> h.execute("update campaign set status = ? where id = ?", status, id));
    }

    private static long campaign(int tenant, String name, String status) {
        return TestCampaigns.row(DATABASE.jdbi(), tenant, name, status);
    }
}
