package org.millrace.run.mass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.run.WorkflowBuilder.aWorkflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.millrace.audience.TestAudiences;
import org.millrace.campaign.CampaignStates;
import org.millrace.campaign.TestCampaigns;
import org.millrace.counter.CounterRepository;
import org.millrace.platform.Caller;
import org.millrace.platform.FiredEvents;
import org.millrace.platform.FixedCaller;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Roles;
import org.millrace.workflow.CompiledWorkflow;
import org.millrace.workflow.PublishedVersion;
import org.millrace.workflow.WorkflowVersions;

/** Two nodes with connections of their own enter one audience, while the database ends one node's sessions in the middle. */
class EnrolOnTwoNodesTest extends LiveGround {

    private static final int CONTACTS = 20_000;
    private static final int CHUNK = 500;
    private static final int CRASHES = 20;

    private final AtomicInteger crashed = new AtomicInteger();
    private final CompletableFuture<Void> firstCrash = new CompletableFuture<>();
    private final List<PostgresDatabase> nodes = new ArrayList<>();

    @BeforeEach
    void campaign() {
        campaign = live(aWorkflow()
                .node("end", "exit", "{}")
                .edge("start", "next", "end")
                .build());
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        """
                        insert into contact (tenant_id, external_id, shard, created_at, updated_at)
                        select ?, 'c' || n, n % 16, now(), now() from generate_series(1, ?) n
                        """,
                        campaign.tenant, CONTACTS));
    }

    @AfterEach
    void disconnect() {
        nodes.forEach(PostgresDatabase::disconnect);
    }

    @Test
    @Tag("S0-42")
    @Tag("S2-12")
    @Tag("P-21")
    @Timeout(240)
    void an_enrolment_that_is_torn_down_again_and_again_enters_each_contact_once() {
        for (int i = 0; i < 2; i++) {
            new MassMoveRepository(DATABASE.jdbi())
                    .request(
                            caller(),
                            MassMoveRequest.of(campaign.id, MassMoveKind.ENROL, "activated"),
                            clock.instant());
        }

        CompletableFuture<Void> shaky = CompletableFuture.runAsync(() -> works(node(), true));
        CompletableFuture<Void> steady = firstCrash.thenRunAsync(() -> works(node(), false));
        CompletableFuture.allOf(steady, shaky).join();

        assertThat(crashed.get()).isPositive();
        assertThat(campaign.count("select count(*) from run where campaign_id = :id"))
                .isEqualTo(CONTACTS);
        assertThat(campaign.count("select count(distinct contact_id) from run where campaign_id = :id"))
                .isEqualTo(CONTACTS);
        assertThat(campaign.count("select count(*) from mass_move where campaign_id = :id and status = 'DONE'"))
                .isEqualTo(2);
        assertThat(entered()).as("what the counter says").isEqualTo(CONTACTS);
    }

    /** Works off what is asked for; a node that crashes begins again with what the database knows. */
    private void works(PostgresDatabase node, boolean crashes) {
        MassMoveChunks chunks = chunks(node);
        int failures = 0;
        boolean busy = true;
        while (busy) {
            try {
                busy = node.newTx(() -> {
                    boolean done = chunks.next(new ArrayList<>());
                    if (done && crashes && crashed.get() < CRASHES) {
                        crashed.incrementAndGet();
                        crash(node);
                        firstCrash.complete(null);
                    }
                    return done || open();
                });
            } catch (RuntimeException e) {
                if (!crashes || ++failures > CRASHES) {
                    throw e;
                }
            }
        }
    }

    /** The node's own session ends, just before its commit. */
    private static void crash(PostgresDatabase node) {
        int session = node.jdbi().withHandle(h -> h.createQuery("select pg_backend_pid()")
                .mapTo(Integer.class)
                .one());
        DATABASE.newTx(
                () -> DATABASE.jdbi().useHandle(h -> h.execute("select pg_terminate_backend(?, 10000)", session)));
    }

    /** Whether a move is still to be done, which the other node may hold now. */
    private boolean open() {
        return campaign.count("select count(*) from mass_move where campaign_id = :id and status = 'RUNNING'") > 0;
    }

    private long entered() {
        return campaign.count(
                """
                select coalesce((select sum(n) from counter_delta
                                 where campaign_id = :id and node_no = 0 and metric = 'RUN_ENTERED'), 0)
                """);
    }

    private PostgresDatabase node() {
        synchronized (nodes) {
            PostgresDatabase node = DATABASE.anotherNode();
            nodes.add(node);
            return node;
        }
    }

    private MassMoveChunks chunks(PostgresDatabase node) {
        CounterRepository counters = new CounterRepository(node.jdbi());
        CampaignStates states = TestCampaigns.states(node.jdbi());
        Enrolment enrolment = new Enrolment(
                states,
                TestAudiences.resolver(node.jdbi(), clock),
                new OneVersion(campaign.workflow, clock.instant()),
                new EnrolmentRepository(node.jdbi()),
                new ReentryRepository(node.jdbi()),
                counters,
                clock,
                new FiredEvents<>());
        MassMoveWork work = new MassMoveWork(enrolment, null, null, null, null, counters, clock);
        return new MassMoveChunks(new MassMoveRepository(node.jdbi()), work, states, clock, CHUNK);
    }

    private Caller caller() {
        return new FixedCaller(campaign.tenant, "mia", Roles.MARKETER).caller();
    }

    private static final class OneVersion extends WorkflowVersions {

        private final CompiledWorkflow workflow;
        private final Instant published;

        OneVersion(CompiledWorkflow workflow, Instant published) {
            super(null, null);
            this.workflow = workflow;
            this.published = published;
        }

        @Override
        public CompiledWorkflow compiled(long versionId) {
            return workflow;
        }

        @Override
        public Optional<PublishedVersion> current(int ofTenant, long workflowId) {
            return Optional.of(
                    new PublishedVersion(workflow.versionId(), workflowId, workflow.versionNo(), published, "mia"));
        }
    }
}
