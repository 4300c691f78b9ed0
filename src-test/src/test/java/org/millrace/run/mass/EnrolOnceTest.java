package org.millrace.run.mass;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.audience.AudienceSql;
import org.millrace.campaign.Reentry;
import org.millrace.campaign.ReentryPolicy;
import org.millrace.platform.PostgresDatabase;
import org.millrace.run.mass.EnrolmentRepository.Slice;

/** Sixty-four workers enter the same hundred thousand contacts at the same time. */
class EnrolOnceTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final AudienceSql ALL = new AudienceSql("true", Map.of());
    private static final int WORKERS = 64;
    private static final int CONTACTS = Integer.getInteger("enrol.contacts", 100_000);
    private static final int FEWER = CONTACTS / 10;
    private static final int CHUNK = 20_000;

    private final EnrolmentRepository enrolments = new EnrolmentRepository(DATABASE.jdbi());
    private final ReentryRepository reentries = new ReentryRepository(DATABASE.jdbi());
    private EnrolmentRepository.Entry entry;

    private void contacts(int count) {
        DATABASE.clear();
        int tenant = DATABASE.newTenant("demo");
        entry = new EnrolmentRepository.Entry(tenant, 7, 5, 1);
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        """
                insert into contact (tenant_id, external_id, shard, created_at, updated_at)
                select ?, 'c' || n, n % 16, now(), now() from generate_series(1, ?) n
                """,
                        tenant, count));
    }

    @Test
    @Tag("S0-42")
    @Tag("P-21")
    @Timeout(240)
    void whoever_enters_whom_at_once_each_contact_has_one_run() {
        contacts(CONTACTS);
        long entered = crowd(after -> enrolments.enrol(entry, ALL, after, CHUNK, NOW));

        assertThat(entered).isEqualTo(CONTACTS);
        assertThat(count("select count(*) from run")).isEqualTo(CONTACTS);
        assertThat(count("select count(distinct contact_id) from run")).isEqualTo(CONTACTS);
    }

    @Test
    @Timeout(240)
    void the_same_holds_where_contacts_may_enter_again_after_their_exit() {
        Reentry rule = Reentry.of(ReentryPolicy.AFTER_EXIT);
        contacts(FEWER);
        long entered = crowd(after -> reentries.enrol(entry, rule, ALL, new Slice(after, CHUNK, NOW)));

        assertThat(entered).isEqualTo(FEWER);
        DATABASE.jdbi().useHandle(h -> h.execute("update run set status = 'SUCCESS' where contact_id % 2 = 0"));
        assertThat(worker(after -> reentries.enrol(entry, rule, ALL, new Slice(after, CHUNK, NOW))))
                .isEqualTo(FEWER / 2);
        assertThat(count("select count(*) from run where entry = 2 and contact_id % 2 = 0"))
                .isEqualTo(FEWER / 2);
    }

    private long crowd(LongFunction<Chunk> chunk) {
        long started = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
        try {
            List<CompletableFuture<Long>> all = IntStream.range(0, WORKERS)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> worker(chunk), threads))
                    .toList();
            return all.stream().mapToLong(CompletableFuture::join).sum();
        } finally {
            threads.shutdown();
            System.out.printf(
                    "%d workers at once: %d ms%n", WORKERS, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
        }
    }

    private static long worker(LongFunction<Chunk> chunk) {
        long entered = 0;
        Long after = 0L;
        while (after != null) {
            long from = after;
            Chunk done = DATABASE.newTx(() -> chunk.apply(from));
            entered += done.moved();
            after = done.lastId();
        }
        return entered;
    }

    private static long count(String sql) {
        return DATABASE.jdbi()
                .withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
    }
}
