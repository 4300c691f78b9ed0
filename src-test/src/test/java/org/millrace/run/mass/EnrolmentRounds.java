package org.millrace.run.mass;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.millrace.audience.AudienceSql;
import org.millrace.bench.BenchDatabase;
import org.millrace.bench.Rounds;
import org.millrace.counter.CounterRepository;
import org.millrace.counter.Metric;

/**
 * Enrolment of a million contacts, chunk by chunk with its counters as the server does it, beside one bare {@code INSERT … SELECT}
 * into the same table with the same indexes; and once more with nobody new.
 */
public final class EnrolmentRounds {

    private static final int CONTACTS = Integer.getInteger("bench.contacts", 1_000_000);
    private static final int CHUNK = 20_000;
    private static final int ROUNDS = Integer.getInteger("bench.enrolment-rounds", 5);
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final Rounds bare = new Rounds();
    private final Rounds chunks = new Rounds();
    private final Rounds again = new Rounds();

    /**
     * Runs the rounds on an empty database with Millrace's schema. The first round of each is not counted: it makes the files that
     * later rounds find.
     *
     * @param tidy leaves nothing for autovacuum or a checkpoint to do while one of them is timed
     */
    public static EnrolmentRounds on(BenchDatabase database, Runnable tidy) {
        prepare(database);
        new EnrolmentRounds().round(database, tidy);
        EnrolmentRounds bench = new EnrolmentRounds();
        for (int round = 0; round < ROUNDS; round++) {
            bench.round(database, tidy);
        }
        return bench;
    }

    private void round(BenchDatabase database, Runnable tidy) {
        empty(database, tidy);
        bare.time(() -> bareInsert(database));
        empty(database, tidy);
        chunks.time(() -> enrol(database));
        tidy.run();
        again.time(() -> enrol(database));
        System.out.printf(
                "enrolment: bare %.2f s, in chunks %.2f s, nobody new %.2f s%n",
                bare.last(), chunks.last(), again.last());
    }

    public double rowsPerSecond() {
        return CONTACTS / chunks.median();
    }

    public double ratio() {
        return bare.median() / chunks.median();
    }

    public double againSecondsPerMillion() {
        return again.median() * 1_000_000 / CONTACTS;
    }

    private static void prepare(BenchDatabase database) {
        database.execute("insert into tenant (slug, name, created_at) values ('bench', 'Bench', now())");
        database.jdbi().useHandle(h -> h.createUpdate(
                        """
                        insert into contact (tenant_id, external_id, email, shard, created_at, updated_at, attributes)
                        select 1, 'c' || n, 'c' || n || '@example.com', n % 16, now(), now(),
                               jsonb_build_object('score', n % 100)
                        from generate_series(1, :contacts) n
                        """)
                .bind("contacts", CONTACTS)
                .execute());
        database.execute("vacuum analyze contact");
    }

    private static void empty(BenchDatabase database, Runnable tidy) {
        database.execute("truncate run, counter_delta");
        tidy.run();
    }

    private static void bareInsert(BenchDatabase database) {
        database.execute(
                """
                insert into run (tenant_id, campaign_id, contact_id, version_id, node_no, status, due_at, shard, entered_at,
                                 moved_at)
                select 1, 1, c.id, 1, 1, 'WAITING', now(), c.shard, now(), now() from contact c where c.tenant_id = 1
                """);
    }

    private static void enrol(BenchDatabase database) {
        EnrolmentRepository repository = new EnrolmentRepository(database.jdbi());
        CounterRepository counters = new CounterRepository(database.jdbi());
        EnrolmentRepository.Entry entry = new EnrolmentRepository.Entry(1, 1, 1, 1);
        Long after = 0L;
        while (after != null) {
            long from = after;
            after = database.transactions().newTx(() -> {
                Chunk chunk = repository.enrol(entry, new AudienceSql("true", Map.of()), from, CHUNK, NOW);
                counters.add(
                        List.of(
                                entry.count(0, Metric.RUN_ENTERED, chunk.moved()),
                                entry.count(1, Metric.ENTERED, chunk.moved())),
                        NOW);
                return chunk.lastId();
            });
        }
    }
}
