package org.millrace.run.mass;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.millrace.audience.AudienceSql;
import org.millrace.audience.TestAudiences;
import org.millrace.campaign.CampaignArchived;
import org.millrace.campaign.CampaignFrozen;
import org.millrace.campaign.CampaignLife;
import org.millrace.campaign.CampaignResumed;
import org.millrace.campaign.CampaignStates;
import org.millrace.campaign.CampaignStopped;
import org.millrace.campaign.HeldMessages;
import org.millrace.campaign.TestCampaigns;
import org.millrace.contact.PostgresContacts;
import org.millrace.counter.CounterRepository;
import org.millrace.counter.Metric;
import org.millrace.delivery.BacklogRepository;
import org.millrace.delivery.Postman;
import org.millrace.platform.Audits;
import org.millrace.platform.Entities;
import org.millrace.platform.FiredEvents;
import org.millrace.platform.FixedCaller;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Roles;
import org.millrace.platform.SettableClock;
import org.millrace.run.PostgresEngine;
import org.millrace.run.step.StandardSteps;
import org.millrace.run.why.Reasons;
import org.millrace.run.why.TestReasons;
import org.millrace.workflow.CompiledWorkflow;
import org.millrace.workflow.PublishedVersion;
import org.millrace.workflow.StepCatalogue;
import org.millrace.workflow.WorkflowCompiler;
import org.millrace.workflow.WorkflowDocument;
import org.millrace.workflow.WorkflowVersions;

/**
 * A campaign in a real database with the engine, the mass moves and the delivery around it, driven by hand: nothing happens unless a
 * test says so. Its parts may be driven by several threads.
 */
final class LiveCampaign {

    final PostgresDatabase database;
    final SettableClock clock;
    final CompiledWorkflow workflow;
    final PostgresEngine engine;
    final Postman postman;
    final int tenant;
    final long id;

    private final Entities entities;
    private final CampaignStates states;
    private final HeldMessages held;
    private final MassMoveChunks chunks;
    private final MassMoveRequests requests;
    private final CatchingUp catchingUp;
    private int contacts;

    LiveCampaign(PostgresDatabase database, Entities entities, SettableClock clock, WorkflowDocument document) {
        this.database = database;
        this.entities = entities;
        this.clock = clock;
        this.workflow = new WorkflowCompiler(new StepCatalogue(StandardSteps.all())).compile(document);
        this.tenant = database.newTenant("t" + System.nanoTime());
        this.id = TestCampaigns.row(database.jdbi(), tenant, "C", "ACTIVE");
        this.states = TestCampaigns.states(database.jdbi());
        this.held = TestCampaigns.heldMessages(database.jdbi(), clock);
        PostgresContacts people = new PostgresContacts(database, clock.instant());
        this.engine = new PostgresEngine(database, clock, workflow, states, people.facts(), people.tags());
        this.postman = new Postman(
                database,
                List.of(
                        TestCampaigns.guard(database.jdbi()),
                        engine.takenOut(),
                        TestCampaigns.calendarGuard(database.jdbi()),
                        TestCampaigns.exclusionGuard(database.jdbi(), clock)),
                clock);
        CounterRepository counters = new CounterRepository(database.jdbi());
        this.catchingUp = new CatchingUp(
                new CatchUpRepository(database.jdbi()), new BacklogRepository(database.jdbi(), counters), clock);
        MassMoveRepository moves = new MassMoveRepository(database.jdbi());
        this.requests = new MassMoveRequests(moves, states, new FiredEvents<>());
        MassMoveWork work = new MassMoveWork(
                enrolment(counters),
                new HoldRepository(database.jdbi()),
                catchingUp,
                null,
                new BulkRepository(database.jdbi()),
                counters,
                clock);
        this.chunks = new MassMoveChunks(moves, work, states, clock, 7);
    }

    /** So many more contacts enter. */
    void enter(int count) {
        database.newTx(() -> {
            database.jdbi().useHandle(h -> h.createUpdate(
                            """
                            insert into contact (tenant_id, external_id, email, shard, created_at, updated_at)
                            select :tenant, 'c' || n, 'c' || n || '@example.com', n % 16, :now, :now
                            from generate_series(:from, :to) n
                            """)
                    .bind("tenant", tenant)
                    .bind("from", contacts + 1)
                    .bind("to", contacts + count)
                    .bind("now", clock.instant())
                    .execute());
            contacts += count;
            int start = workflow.start().no();
            EnrolmentRepository.Entry entry = new EnrolmentRepository.Entry(tenant, id, workflow.versionId(), start);
            Chunk chunk = new EnrolmentRepository(database.jdbi())
                    .enrol(entry, new AudienceSql("true", Map.of()), 0, count, clock.instant());
            new CounterRepository(database.jdbi())
                    .add(
                            List.of(
                                    entry.count(0, Metric.RUN_ENTERED, chunk.moved()),
                                    entry.count(start, Metric.ENTERED, chunk.moved())),
                            clock.instant());
        });
    }

    <T> T act(Function<CampaignLife, T> act) {
        return entities.tx(manager -> act.apply(life(manager)));
    }

    CatchUpPreview preview(org.millrace.campaign.CatchUp catchUp) {
        return catchingUp.preview(
                tenant, id, catchUp, states.frozenAt(tenant, id).orElseThrow());
    }

    BulkActs bulk(String role) {
        return new BulkActs(
                new FixedCaller(tenant, "mia", role),
                new BulkRepository(database.jdbi()),
                new EnrolmentRepository(database.jdbi()),
                new MassMoveRepository(database.jdbi()),
                TestAudiences.resolver(database.jdbi(), clock),
                states,
                Audits.on(database.jdbi(), clock),
                clock);
    }

    Reasons reasons() {
        FixedCaller caller = new FixedCaller(tenant, "mia", Roles.ANALYST);
        PostgresContacts people = new PostgresContacts(database, clock.instant());
        return TestReasons.of(
                database.jdbi(),
                caller,
                TestCampaigns.reading(database.jdbi(), caller, clock),
                TestAudiences.preview(database.jdbi(), people.facts(), caller, clock),
                PostgresContacts.consentsOn(database.jdbi()),
                new OneVersion(),
                people.facts(),
                clock);
    }

    private CampaignLife life(EntityManager manager) {
        return TestCampaigns.life(
                database.jdbi(),
                manager,
                new FixedCaller(tenant, "mia", Roles.MARKETER),
                clock,
                new FiredEvents<>(this::observed));
    }

    private void observed(Object news) {
        if (news instanceof CampaignResumed resumed) {
            requests.resumed(resumed);
        } else if (news instanceof CampaignFrozen frozen) {
            requests.frozen(frozen);
        } else if (news instanceof CampaignStopped stopped) {
            requests.stopped(stopped);
        } else if (news instanceof CampaignArchived archived) {
            requests.archived(archived);
        }
    }

    /** One chunk of a mass move. */
    boolean chunk() {
        return database.newTx(() -> chunks.next(new ArrayList<>()));
    }

    /** All that is asked for and due, until nothing is left to do at this instant. */
    void settle() {
        boolean busy = true;
        while (busy) {
            busy = chunk();
            busy |= engine.round(50) > 0;
            busy |= postman.round() > 0;
            postman.tidy(held);
        }
    }

    void tidyMessages() {
        postman.tidy(held);
    }

    long runs(String status) {
        return count("select count(*) from run where campaign_id = :id and status = '" + status + "'");
    }

    long messages(String state) {
        return count("select count(*) from message where campaign_id = :id and state = '" + state + "'");
    }

    long count(String sql) {
        return database.jdbi()
                .withHandle(
                        h -> h.createQuery(sql).bind("id", id).mapTo(Long.class).one());
    }

    /** What the shipped query says of lost or doubled contacts: nothing when all are accounted for. */
    List<Map<String, Object>> unaccounted() {
        try {
            String sql = Files.readString(accounting()).strip();
            return database.jdbi().withHandle(h -> h.createQuery(sql.substring(0, sql.length() - 1))
                    .mapToMap()
                    .list());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path accounting() {
        Path here = Path.of("docs/accounting.sql");
        return Files.exists(here) ? here : Path.of("..").resolve(here);
    }

    private Enrolment enrolment(CounterRepository counters) {
        return new Enrolment(
                states,
                TestAudiences.resolver(database.jdbi(), clock),
                new OneVersion(),
                new EnrolmentRepository(database.jdbi()),
                new ReentryRepository(database.jdbi()),
                counters,
                clock,
                new FiredEvents<>());
    }

    /** The one version that there is. */
    private final class OneVersion extends WorkflowVersions {

        @Override
        public CompiledWorkflow compiled(long versionId) {
            return workflow;
        }

        @Override
        public Optional<PublishedVersion> current(int ofTenant, long workflowId) {
            return Optional.of(new PublishedVersion(
                    workflow.versionId(), workflowId, workflow.versionNo(), clock.instant(), "mia"));
        }
    }
}
