package org.millrace.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.platform.PostgresDatabase;

class ConsentRepositoryTest extends ConsentContract {

    private static final int RACES = 1_000;

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private final PostgresContacts contacts = new PostgresContacts(DATABASE, NOW);
    private Ground ground;

    @BeforeEach
    void empty() {
        ground = Ground.of(DATABASE, contacts);
    }

    @Override
    Ground ground() {
        return ground;
    }

    @Override
    ConsentStore consents() {
        return new InTransactions(contacts.consents());
    }

    @Test
    @Tag("P-05")
    void no_send_is_decided_after_an_opt_outs_commit() throws Exception {
        long ada = contact(tenant(), "ada", "{\"email\":\"ada@example.com\"}");
        var threads = Executors.newFixedThreadPool(2);
        AtomicInteger overtaken = new AtomicInteger();
        for (int race = 0; race < RACES; race++) {
            consents().change(change(ada, ConsentState.OPTED_IN));
            CountDownLatch start = new CountDownLatch(1);
            var optOut = CompletableFuture.supplyAsync(
                    () -> {
                        await(start);
                        consents().change(change(ada, ConsentState.OPTED_OUT));
                        return System.nanoTime();
                    },
                    threads);
            var sender = CompletableFuture.supplyAsync(
                    () -> {
                        await(start);
                        return DATABASE.newTx(
                                () -> contacts.consents().refused(question(ada)).isEmpty() ? System.nanoTime() : 0L);
                    },
                    threads);
            start.countDown();
            long committed = optOut.get(10, TimeUnit.SECONDS);
            if (sender.get(10, TimeUnit.SECONDS) > committed) {
                overtaken.incrementAndGet();
            }
        }
        threads.shutdown();
        assertThat(overtaken).hasValue(0);
    }

    @Test
    void an_opt_out_waits_for_the_intent_that_came_first() throws Exception {
        long ada = contact(tenant(), "ada", "{\"email\":\"ada@example.com\"}");
        var optOut = DATABASE.newTx(() -> {
            assertThat(contacts.consents().refused(question(ada))).isEmpty();
            var waiting = CompletableFuture.runAsync(() -> consents().change(change(ada, ConsentState.OPTED_OUT)));
            assertThat(blocked()).isTrue();
            assertThat(waiting).isNotDone();
            return waiting;
        });
        optOut.get(10, TimeUnit.SECONDS);
        assertThat(consents().refused(question(ada))).containsEntry(1L, ConsentStore.OPTED_OUT);
    }

    /** Whether within ten seconds some session waits for a lock. */
    private static boolean blocked() {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < until) {
            if (DATABASE.newTx(() -> DATABASE.jdbi().withHandle(h -> h.createQuery(
                                    "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")
                            .mapTo(int.class)
                            .one()))
                    > 0) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    private ConsentChange change(long contact, ConsentState state) {
        return new ConsentChange(tenant(), contact, "email", "marketing", state, NOW, "test", null);
    }

    private List<ConsentStore.Question> question(long contact) {
        return List.of(new ConsentStore.Question(1, tenant(), contact, "email", "marketing"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record InTransactions(ConsentStore store) implements ConsentStore {

        @Override
        public boolean change(ConsentChange change) {
            return DATABASE.newTx(() -> store.change(change));
        }

        @Override
        public Map<Long, String> refused(List<Question> window) {
            return DATABASE.newTx(() -> store.refused(window));
        }

        @Override
        public void suppress(int tenant, String channel, String address, String reason, Instant at) {
            DATABASE.newTx(() -> store.suppress(tenant, channel, address, reason, at));
        }
    }
}
