package org.millrace.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.delivery.SendGuard;
import org.millrace.delivery.SendGuard.Refusal;
import org.millrace.platform.PostgresDatabase;

@Tag("P-05")
@Timeout(30)
class TakenOutGuardTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final TakenOutGuard guard = new TakenOutGuard(new RunReadRepository(DATABASE.jdbi()));

    @BeforeEach
    void empty() {
        DATABASE.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "WAITING,,",
        "WAITING,event:5,",
        "SUCCESS,,",
        "FAILED,,",
        "CANCELED,,run canceled",
        "WAITING,unsubscribed,unsubscribed",
        "PARTIAL,unsubscribed,unsubscribed",
        "FROZEN,interrupt:0,run interrupted",
        "SUCCESS,interrupt:1,run interrupted"
    })
    void a_message_of_a_run_that_was_taken_out_is_skipped_and_one_of_a_run_that_came_to_its_own_end_is_not(
            String status, String signal, String reason) {
        long run = run(status, signal);
        Map<Long, Refusal> expected = reason == null ? Map.of() : Map.of(9L, new Refusal.Skip(reason));
        assertThat(refused(run, "email")).isEqualTo(expected);
    }

    @Test
    void a_call_to_another_system_is_made_after_an_interrupt_and_not_after_a_person_took_the_run_out() {
        assertThat(refused(run("PARTIAL", "unsubscribed"), "webhook")).isEmpty();
        assertThat(refused(run("CANCELED", null), "webhook")).containsKey(9L);
    }

    /** The run ends by the signal; what it had handed over and was not on the wire yet stays at home. */
    @Test
    @Tag("S4-28")
    void a_run_that_ended_by_an_opt_out_in_the_middle_of_its_flow_sends_nothing_more() {
        long run = run("WAITING", "unsubscribed");
        new RunRepository(DATABASE.jdbi())
                .move(
                        List.of(new RunMove(
                                run,
                                null,
                                4,
                                3,
                                RunStatus.PARTIAL,
                                null,
                                null,
                                null,
                                NOW,
                                Loops.NONE,
                                RunEnd.of("exit"))),
                        NOW);
        assertThat(refused(run, "email")).isEqualTo(Map.of(9L, new Refusal.Skip("unsubscribed")));
    }

    @Test
    void a_run_that_goes_on_is_not_taken_out_by_a_signal_of_long_ago() {
        long run = run("WAITING", "interrupt:0");
        new RunRepository(DATABASE.jdbi())
                .move(
                        List.of(new RunMove(
                                run,
                                null,
                                4,
                                3,
                                RunStatus.WAITING,
                                WaitReason.TIME,
                                NOW.plusSeconds(60),
                                null,
                                NOW,
                                Loops.NONE,
                                null)),
                        NOW);
        assertThat(refused(run, "email")).isEmpty();
    }

    @Test
    void an_interrupt_waits_for_the_intents_that_came_before_it() throws Exception {
        long run = run("WAITING", null);
        CompletableFuture<Void> interrupt = DATABASE.newTx(() -> {
            assertThat(refused(run, "email")).isEmpty();
            CompletableFuture<Void> started = CompletableFuture.runAsync(() -> DATABASE.newTx(() -> DATABASE.jdbi()
                    .useHandle(h -> h.execute("update run set signal = 'interrupt:0' where id = ?", run))));
            awaitWaiter();
            assertThat(started).isNotDone();
            return started;
        });
        interrupt.get(20, TimeUnit.SECONDS);
        assertThat(refused(run, "email")).hasSize(1);
    }

    /** Ends with the test's patience when nobody ever waits. */
    private static void awaitWaiter() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < deadline && waiters() == 0) {
            Thread.onSpinWait();
        }
        assertThat(waiters()).isPositive();
    }

    private static int waiters() {
        return DATABASE.newTx(
                () -> DATABASE.jdbi().withHandle(h -> h.createQuery("select count(*) from pg_locks where not granted")
                        .mapTo(int.class)
                        .one()));
    }

    private Map<Long, Refusal> refused(long run, String channel) {
        return DATABASE.tx(
                () -> guard.refuse(List.of(new SendGuard.Candidate(9, 1, 1, run, 1, channel, "marketing")), NOW));
    }

    private static long run(String status, String signal) {
        return DATABASE.jdbi().withHandle(h -> h.createQuery(
                        """
                        insert into run (tenant_id, campaign_id, contact_id, version_id, node_no, status, signal, due_at, shard,
                                         entered_at, moved_at)
                        values (1, 1, (select count(*) from run), 1, 1, :status, :signal, :now, 3, :now, :now) returning id
                        """)
                .bind("status", status)
                .bind("signal", signal)
                .bind("now", NOW)
                .mapTo(Long.class)
                .one());
    }
}
