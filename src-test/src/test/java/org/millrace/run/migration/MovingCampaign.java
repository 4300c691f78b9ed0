package org.millrace.run.migration;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.millrace.campaign.CampaignStates;
import org.millrace.campaign.TestCampaigns;
import org.millrace.contact.ContactFactsStore;
import org.millrace.contact.StoredFacts;
import org.millrace.counter.CounterRepository;
import org.millrace.counter.Delta;
import org.millrace.counter.Metric;
import org.millrace.platform.Entities;
import org.millrace.platform.FiredEvents;
import org.millrace.platform.FixedCaller;
import org.millrace.platform.IfMatch;
import org.millrace.platform.PageRequest;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Roles;
import org.millrace.platform.SettableClock;
import org.millrace.run.TestEngine;
import org.millrace.run.step.StandardSteps;
import org.millrace.workflow.PublishChoice;
import org.millrace.workflow.Published;
import org.millrace.workflow.StepCatalogue;
import org.millrace.workflow.TestWorkflows;
import org.millrace.workflow.VersionChoice;
import org.millrace.workflow.WorkflowDocument;
import org.millrace.workflow.WorkflowJson;
import org.millrace.workflow.WorkflowPublished;
import org.millrace.workflow.WorkflowVersions;
import org.millrace.workflow.Workflows;

/** A campaign whose workflow is published again and again while contacts are inside: the real classes on a real PostgreSQL. */
public final class MovingCampaign {

    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final String SLUG = "test";

    public final SettableClock clock = new SettableClock(START);
    public final PostgresDatabase database;
    final Entities entities;
    public final int tenant;
    public final WorkflowVersions versions;
    public final CampaignStates campaigns;
    final MigrationRepository runs;
    final VersionMoveRepository decisions;
    final Migration migration;
    private final CounterRepository counters;
    private final TestEngine engine;
    private final List<MigrationAsked> asked = new ArrayList<>();
    public long id;

    /** What forecasts ask of contacts. */
    ContactFactsStore facts;

    /** How many runs a chunk of a migration takes. */
    public int chunk = 3;

    private int contacts;

    public MovingCampaign(PostgresDatabase database, Entities entities, String tenantSlug, WorkflowDocument first) {
        this.database = database;
        this.entities = entities;
        this.tenant = database.newTenant(tenantSlug);
        this.versions = TestWorkflows.versions(database.jdbi());
        this.campaigns = TestCampaigns.states(database.jdbi());
        this.runs = new MigrationRepository(database.jdbi());
        this.decisions = new VersionMoveRepository(database.jdbi());
        this.migration = new Migration(decisions, runs, versions);
        this.facts = StoredFacts.on(database.jdbi());
        this.counters = new CounterRepository(database.jdbi());
        NextWaitMoves moves = new NextWaitMoves(decisions, runs, versions);
        this.engine = new TestEngine(database, campaigns::termsForWork, versions, moves, clock);
        workflows(w -> w.save(SLUG, WorkflowJson.write(first), IfMatch.ABSENT));
        Published published = workflows(w -> w.publish(SLUG, IfMatch.ABSENT));
        this.id = TestCampaigns.rowOf(database.jdbi(), published.version().workflowId(), "C", "ACTIVE");
    }

    void draft(WorkflowDocument document) {
        workflows(w -> w.save(SLUG, WorkflowJson.write(document), IfMatch.any()));
    }

    public Published publish(WorkflowDocument document, VersionChoice choice) {
        return publish(document, choice, Map.of());
    }

    /** Publishes, and has the migration worked off in chunks. */
    Published publish(WorkflowDocument document, VersionChoice choice, Map<String, String> mapping) {
        draft(document);
        return published(w -> w.publish(SLUG, IfMatch.ABSENT, choices(choice, mapping)));
    }

    Published rollback(int no, VersionChoice choice) {
        return published(w -> w.rollback(SLUG, no, IfMatch.ABSENT, choices(choice, Map.of())));
    }

    List<PublishChoice> choices(VersionChoice choice, Map<String, String> mapping) {
        return List.of(new PublishChoice(id, choice, mapping));
    }

    private Published published(Function<Workflows, Published> act) {
        Published published = workflows(act);
        asked.forEach(move -> migrate(move.versionMoveId(), chunk));
        asked.clear();
        return published;
    }

    void migrate(long move, int limit) {
        Long after = 0L;
        while (after != null) {
            after = chunk(move, after, limit).lastContactId();
        }
    }

    Migrated chunk(long move, long after, int limit) {
        return database.newTx(() -> {
            Migrated migrated = migration.chunk(move, after, limit, clock.instant());
            counters.add(migrated.deltas(), clock.instant());
            return migrated;
        });
    }

    PublishForecast forecast(String which, VersionChoice choice, Map<String, String> mapping) {
        return entities.tx(em -> forecasts(em).forecast(SLUG, which, choices(choice, mapping)));
    }

    org.millrace.platform.Page<UnmappedRun> unmapped(
            VersionChoice choice, Map<String, String> mapping, String after, int limit) {
        return entities.tx(em ->
                forecasts(em).unmapped(SLUG, "draft", choices(choice, mapping), id, new PageRequest(limit, after)));
    }

    private PublishForecasts forecasts(jakarta.persistence.EntityManager em) {
        return new PublishForecasts(
                on(em),
                versions,
                decisions,
                new StandingRepository(database.jdbi(), runs),
                campaigns,
                facts,
                new StepCatalogue(StandardSteps.all()),
                clock);
    }

    <T> T workflows(Function<Workflows, T> act) {
        return entities.tx(em -> act.apply(on(em)));
    }

    private Workflows on(jakarta.persistence.EntityManager em) {
        PublishedMoves moves = new PublishedMoves(decisions, campaigns, versions, new FiredEvents<>(asked::add));
        return TestWorkflows.on(
                database.jdbi(),
                em,
                new FixedCaller(tenant, "anna", Roles.MARKETER),
                new FiredEvents<WorkflowPublished>(moves::published),
                clock);
    }

    /** So many contacts enter on the published version, and go as far as they can. */
    void enter(int count) {
        long version = workflows(w -> w.versions(SLUG, null, 1)).items().get(0).id();
        int start = versions.compiled(version).start().no();
        database.newTx(() -> {
            database.jdbi().useHandle(h -> h.createUpdate(
                            """
                            with c as (
                                insert into contact (tenant_id, external_id, shard, created_at, updated_at)
                                select :tenant, 'c' || n, n % 4, :now, :now from generate_series(:first, :last) n
                                returning id, shard)
                            insert into run (tenant_id, campaign_id, contact_id, version_id, node_no, status, due_at, shard,
                                             entered_at, moved_at)
                            select :tenant, :campaign, id, :version, :node, 'WAITING', :now, shard, :now, :now from c
                            """)
                    .bind("tenant", tenant)
                    .bind("campaign", id)
                    .bind("version", version)
                    .bind("node", start)
                    .bind("first", contacts + 1)
                    .bind("last", contacts + count)
                    .bind("now", clock.instant())
                    .execute());
            counters.add(
                    List.of(
                            new Delta(tenant, id, version, 0, null, Metric.RUN_ENTERED, count),
                            new Delta(tenant, id, version, start, null, Metric.ENTERED, count)),
                    clock.instant());
            return null;
        });
        contacts += count;
        engine.tick();
    }

    public void tick(Duration duration) {
        clock.advance(duration);
        engine.tick();
    }

    /** {@code "v1 pause 2026-03-05T09:00:00Z WAITING"} by contact. */
    public Map<String, String> where() {
        return database.jdbi().withHandle(h -> h
                .createQuery(
                        """
                        select c.external_id, 'v' || v.no || ' ' || n.node_id || ' ' || r.status
                                 || coalesce(' ' || to_char(r.wait_until at time zone 'UTC', 'MM-DD HH24:MI'), '') as place
                        from run r join contact c on c.id = r.contact_id join workflow_version v on v.id = r.version_id
                        join node n on n.version_id = r.version_id and n.node_no = r.node_no
                        where r.campaign_id = :campaign
                        """)
                .bind("campaign", id)
                .map((row, context) -> Map.entry(row.getString("external_id"), row.getString("place")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** The messages of each contact as node ids in order of their making, {@code "mail mail"}. */
    List<String> mails() {
        return database.jdbi().withHandle(h -> h.createQuery(
                        """
                        select c.external_id || ' ' || k.node_id
                        from message m join run r on r.id = m.run_id join contact c on c.id = r.contact_id
                        join campaign p on p.id = r.campaign_id
                        join node_number k on k.workflow_id = p.workflow_id and k.node_no = m.node_no
                        where r.campaign_id = :campaign order by m.id
                        """)
                .bind("campaign", id)
                .mapTo(String.class)
                .list());
    }

    /** Of all versions. */
    List<String> nodeIds() {
        return database.jdbi().withHandle(h -> h.createQuery(
                        """
                        select k.node_id from node_number k join campaign p on p.workflow_id = k.workflow_id
                        where p.id = :campaign order by k.node_no
                        """)
                .bind("campaign", id)
                .mapTo(String.class)
                .list());
    }

    void sql(String statement, Object... values) {
        database.jdbi().useHandle(h -> h.execute(statement, values));
    }
}
