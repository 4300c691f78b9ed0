package org.millrace.run.mass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.run.WorkflowBuilder.aWorkflow;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.analytics.Recounts;
import org.millrace.audience.TestAudiences;
import org.millrace.counter.CounterRepository;
import org.millrace.platform.Entities;
import org.millrace.platform.FiredEvents;
import org.millrace.platform.PostgresDatabase;
import org.millrace.run.migration.MovingCampaign;
import org.millrace.workflow.TestWorkflows;
import org.millrace.workflow.VersionChoice;
import org.millrace.workflow.WorkflowDocument;

/** Contacts enter, the engine works and versions are published, all at once. */
class PublishRaceTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    @RegisterExtension
    static final Entities ENTITIES = new Entities(DATABASE, TestWorkflows.ENTITIES.toArray(Class[]::new));

    private static final int CONTACTS = 2_000;
    private static final int PUBLICATIONS = 12;

    private static final AtomicInteger TENANTS = new AtomicInteger();

    private final MovingCampaign campaign =
            new MovingCampaign(DATABASE, ENTITIES, "publish-race-" + TENANTS.incrementAndGet(), waiting(1));

    @Test
    @Tag("S4-29")
    @Tag("P-06")
    void whoever_enters_while_versions_are_published_is_on_one_version_and_in_the_end_on_the_last() {
        campaign.chunk = 100;
        contacts();
        ExecutorService threads = Executors.newFixedThreadPool(5);
        AtomicBoolean over = new AtomicBoolean();
        List<CompletableFuture<Void>> enrolling = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.runAsync(this::enrolAll, threads))
                .toList();
        CompletableFuture<Void> working = CompletableFuture.runAsync(() -> work(over), threads);
        CompletableFuture<Integer> publishing = CompletableFuture.supplyAsync(this::publishAll, threads);

        enrolling.forEach(CompletableFuture::join);
        int last = publishing.join();
        over.set(true);
        working.join();
        threads.shutdown();
        campaign.tick(Duration.ZERO);

        assertThat(campaign.where()).hasSize(CONTACTS);
        assertThat(campaign.where().values()).allMatch(place -> place.startsWith("v" + last + " pause WAITING"));
        assertThat(Recounts.differences(DATABASE.jdbi(), campaign.tenant, campaign.id))
                .isEmpty();
    }

    @Test
    @Tag("S4-29")
    @Tag("P-06")
    void a_publication_that_moves_waits_for_those_who_are_entering_and_takes_them_along() {
        contacts();
        campaign.chunk = CONTACTS;
        ExecutorService threads = Executors.newFixedThreadPool(1);
        CompletableFuture<Integer> publishing = DATABASE.newTx(() -> {
            enrolment().chunk(move(0L), CONTACTS);
            CompletableFuture<Integer> begun = CompletableFuture.supplyAsync(
                    () -> campaign.publish(waiting(9), VersionChoice.MOVE_NOW)
                            .version()
                            .no(),
                    threads);
            while (!begun.isDone() && !somebodyWaitsForTheCampaign()) {
                Thread.onSpinWait();
            }
            return begun;
        });
        int no = publishing.join();
        threads.shutdown();
        campaign.tick(Duration.ZERO);

        assertThat(campaign.where()).hasSize(CONTACTS);
        assertThat(campaign.where().values()).allMatch(place -> place.startsWith("v" + no + " pause WAITING"));
    }

    private static boolean somebodyWaitsForTheCampaign() {
        return DATABASE.newTx(() -> DATABASE.jdbi().withHandle(h -> h.createQuery(
                        "select exists (select 1 from pg_locks where locktype = 'advisory' and not granted)")
                .mapTo(Boolean.class)
                .one()));
    }

    private void enrolAll() {
        Enrolment enrolment = enrolment();
        Long after = 0L;
        while (after != null) {
            MassMove move = move(after);
            after = DATABASE.newTx(() -> enrolment.chunk(move, 40).orElseThrow())
                    .lastId();
        }
    }

    private MassMove move(long after) {
        return new MassMove(1, campaign.tenant, campaign.id, MassMoveKind.ENROL, "test", false, null, after, 0);
    }

    private Enrolment enrolment() {
        CounterRepository counters = new CounterRepository(DATABASE.jdbi());
        return new Enrolment(
                campaign.campaigns,
                TestAudiences.resolver(DATABASE.jdbi(), campaign.clock),
                campaign.versions,
                new EnrolmentRepository(DATABASE.jdbi()),
                new ReentryRepository(DATABASE.jdbi()),
                counters,
                campaign.clock,
                new FiredEvents<>());
    }

    private void work(AtomicBoolean over) {
        while (!over.get()) {
            campaign.tick(Duration.ZERO);
        }
    }

    private int publishAll() {
        int last = 1;
        for (int i = 0; i < PUBLICATIONS; i++) {
            last = campaign.publish(waiting(2 + i), VersionChoice.MOVE_NOW)
                    .version()
                    .no();
        }
        return last;
    }

    private static WorkflowDocument waiting(int days) {
        return aWorkflow()
                .node("pause", "wait", "{\"amount\":%d,\"unit\":\"weeks\"}".formatted(days))
                .node("end", "exit", "{}")
                .path("start", "pause", "end")
                .build();
    }

    private void contacts() {
        DATABASE.jdbi().useHandle(h -> h.createUpdate(
                        """
                        insert into contact (tenant_id, external_id, shard, created_at, updated_at)
                        select :tenant, 'c' || n, n % 16, :now, :now from generate_series(1, :count) n
                        """)
                .bind("tenant", campaign.tenant)
                .bind("count", CONTACTS)
                .bind("now", campaign.clock.instant())
                .execute());
    }
}
