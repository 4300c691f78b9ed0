package org.millrace.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.run.WorkflowBuilder.aWorkflow;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.campaign.CampaignStatus;
import org.millrace.campaign.CampaignTerms;
import org.millrace.contact.DirectoryWrites;
import org.millrace.contact.HostDirectory;
import org.millrace.contact.PostgresContacts;
import org.millrace.counter.CounterRepository;
import org.millrace.delivery.OutboxRepository;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.SettableClock;
import org.millrace.platform.ShardDepth;
import org.millrace.rehearsal.MemoryFiredEvents;
import org.millrace.run.step.StandardSteps;
import org.millrace.spi.ContactChange;
import org.millrace.spi.ContactChanges;
import org.millrace.spi.ContactDirectory;
import org.millrace.spi.DirectoryUnavailable;
import org.millrace.workflow.CompiledWorkflow;
import org.millrace.workflow.StepCatalogue;
import org.millrace.workflow.WorkflowCompiler;

/** Runs that are tagged in a batch, with a host whose table is in the same transaction. */
@Tag("S4-07")
@Tag("P-25")
class HostedRunsTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final int SHARD = 3;

    private static final CompiledWorkflow TAGGING = new WorkflowCompiler(new StepCatalogue(StandardSteps.all()))
            .compile(aWorkflow()
                    .node("tag", "tag", "{\"add\":[\"welcomed\"],\"remove\":[\"new\"]}")
                    .node("done", "exit", "{}")
                    .path("start", "tag", "done")
                    .build());

    private final SettableClock clock = new SettableClock(ManualEngine.START);
    private final PostgresContacts contacts = new PostgresContacts(DATABASE, ManualEngine.START);
    private final Crm crm = new Crm();
    private final Batches batches = new Batches();
    private int tenant;

    @BeforeEach
    void empty() {
        DATABASE.clear();
        DATABASE.jdbi().useHandle(h -> {
            h.execute("drop table if exists crm_tag");
            h.execute(
                    "create table crm_tag (customer text, tag text, times int not null default 1, primary key (customer, tag))");
        });
        tenant = DATABASE.newTenant("demo");
    }

    private void enter(int count) {
        for (int n = 1; n <= count; n++) {
            String name = "c%04d".formatted(n);
            long contact = contacts.add(tenant, name, "{\"tags\":[\"new\"]}");
            DATABASE.jdbi().useHandle(h -> h.createUpdate(
                            """
                            insert into run (tenant_id, campaign_id, contact_id, version_id, node_no, status, due_at, shard,
                                             entered_at, moved_at)
                            values (:tenant, 1, :contact, 1, :start, 'WAITING', :now, :shard, :now, :now)
                            """)
                    .bind("tenant", tenant)
                    .bind("contact", contact)
                    .bind("start", TAGGING.start().no())
                    .bind("now", clock.instant())
                    .bind("shard", SHARD)
                    .execute());
        }
    }

    private void drain() {
        new RunShards(batches, 100).drain(SHARD);
    }

    private static List<String> names(String sql) {
        return DATABASE.jdbi()
                .withHandle(h -> h.createQuery(sql).mapTo(String.class).list());
    }

    private static List<String> ours(String tag) {
        return names("select c.external_id from contact_tag t join contact c on c.id = t.contact_id where t.tag = '"
                + tag + "' order by 1");
    }

    private static List<String> runs(String status) {
        return names("select c.external_id from run r join contact c on c.id = r.contact_id where r.status = '" + status
                + "' order by 1");
    }

    @Test
    void a_tag_reaches_the_host_with_the_step() {
        enter(250);

        drain();

        assertThat(crm.tagged()).hasSize(250).isEqualTo(ours("welcomed"));
        assertThat(ours("new")).isEmpty();
        assertThat(runs("SUCCESS")).hasSize(250);
        assertThat(crm.sizes).containsExactly(100, 100, 50);
    }

    @Test
    void a_contact_that_the_host_refuses_becomes_the_incident_alone_and_neither_side_has_anything_of_it() {
        enter(100);
        crm.refused.add("c0042");

        drain();

        assertThat(runs("INCIDENT")).containsExactly("c0042");
        assertThat(names("select error from incident"))
                .containsExactly("IllegalArgumentException: c0042 is no customer of ours");
        assertThat(crm.tagged()).hasSize(99).doesNotContain("c0042").isEqualTo(ours("welcomed"));
        assertThat(ours("new")).containsExactly("c0042");
    }

    @Test
    void a_retry_tags_once() {
        enter(20);
        crm.refused.add("c0007");
        drain();
        crm.refused.clear();
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        "update run set status = 'WAITING', due_at = entered_at" + " where status = 'INCIDENT'"));

        drain();

        assertThat(runs("SUCCESS")).hasSize(20);
        assertThat(ours("welcomed")).hasSize(20);
        assertThat(names("select customer from crm_tag where times > 1")).isEmpty();
        assertThat(crm.tagged()).hasSize(20);
    }

    @Test
    void while_the_host_is_away_who_needs_it_waits_and_the_others_go_on() {
        enter(30);
        int done = TAGGING.nodes().stream()
                .filter(node -> node.id().equals("done"))
                .findFirst()
                .orElseThrow()
                .no();
        DATABASE.jdbi()
                .useHandle(h -> h.execute("update run set node_no = " + done
                        + " where contact_id in (select id from contact where external_id like 'c000%')"));
        crm.away = true;

        drain();
        drain();

        assertThat(runs("SUCCESS")).hasSize(9);
        assertThat(runs("WAITING")).hasSize(21);
        assertThat(names("select error from incident")).isEmpty();
        assertThat(names("select put_off from run where put_off is not null"))
                .hasSize(21)
                .containsOnly("HOST_AWAY");
        assertThat(ours("welcomed")).isEmpty();

        crm.away = false;
        clock.advance(Duration.ofSeconds(29));
        drain();
        assertThat(runs("WAITING")).hasSize(21);

        clock.advance(Duration.ofSeconds(1));
        drain();
        assertThat(runs("SUCCESS")).hasSize(30);
        assertThat(crm.tagged()).hasSize(21).isEqualTo(ours("welcomed"));
        assertThat(names("select put_off from run where put_off is not null")).isEmpty();
    }

    /** A host whose table is written in the caller's transaction. */
    private static final class Crm implements ContactDirectory, HostDirectory.Host {

        final Set<String> refused = new HashSet<>();
        final List<Integer> sizes = new ArrayList<>();
        boolean away;

        @Override
        public boolean expected() {
            return true;
        }

        @Override
        public ContactDirectory directory() {
            if (away) {
                throw new DirectoryUnavailable("nothing stands there");
            }
            return this;
        }

        @Override
        public void apply(ContactChanges changes) {
            sizes.add(changes.contacts().size());
            assertThat(changes.tenant()).isEqualTo("demo");
            for (ContactChange contact : changes.contacts()) {
                if (refused.contains(contact.externalId())) {
                    throw new IllegalArgumentException(contact.externalId() + " is no customer of ours");
                }
                contact.addedTags().forEach(tag -> DATABASE.jdbi()
                        .useHandle(h -> h.execute(
                                "insert into crm_tag (customer, tag) values (?, ?) on conflict (customer, tag)"
                                        + " do update set times = crm_tag.times + 1",
                                contact.externalId(),
                                tag)));
            }
        }

        List<String> tagged() {
            return names("select customer from crm_tag order by 1");
        }
    }

    /** The engine's batches, each in a transaction of the test's database. */
    private final class Batches extends RunBatches {

        private final RunRepository runs = new RunRepository(DATABASE.jdbi());
        private final CounterRepository counters = new CounterRepository(DATABASE.jdbi());
        private final HostDirectory host = new HostDirectory(crm, contacts.names(), System::nanoTime);
        private final RunRecorder recorder = new RunRecorder(
                runs,
                new OutboxRepository(DATABASE.jdbi(), counters, clock),
                new ContactWrites(
                        new DirectoryWrites(contacts.tags(), contacts.attributes(), host),
                        contacts.scores(),
                        (added, now) -> {},
                        new MemoryFiredEvents()),
                (asked, now) -> {},
                counters);
        private final RunBatch batch = new RunBatch(
                ids -> ids.stream()
                        .collect(Collectors.toMap(
                                id -> id, id -> new CampaignTerms(CampaignStatus.ACTIVE, ZoneOffset.UTC))),
                new StepRunner(id -> TAGGING, contacts.facts()),
                recorder,
                runs);

        @Override
        public int work(Claim claim, List<Long> claimed) {
            return DATABASE.newTx(() -> {
                List<ClaimedRun> mine = claim.in(runs, clock.instant());
                mine.forEach(run -> claimed.add(run.id()));
                batch.work(mine, clock.instant());
                return mine.size();
            });
        }

        @Override
        public List<Long> putOff(List<Long> runIds, Set<Long> away) {
            return DATABASE.newTx(() -> batch.putOff(runIds, away, clock.instant()));
        }

        @Override
        public List<Integer> dueShards() {
            return DATABASE.newTx(() -> ShardDepth.toDrain(runs.anyDue(clock.instant()), 1, 1));
        }

        @Override
        public void setAside(long runId, String error, String detail) {
            DATABASE.newTx(() -> runs.claim(List.of(runId), clock.instant()).forEach(run -> {
                BatchResult result = new BatchResult(clock.instant());
                result.setAside(run, error, detail);
                recorder.record(result);
            }));
        }
    }
}
