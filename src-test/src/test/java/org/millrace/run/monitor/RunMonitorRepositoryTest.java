package org.millrace.run.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.campaign.TestCampaigns;
import org.millrace.platform.PostgresDatabase;
import org.millrace.run.RunStatus;

class RunMonitorRepositoryTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final RunMonitorRepository monitor = new RunMonitorRepository(DATABASE.jdbi());
    private int tenant;
    private long first;
    private long second;

    @BeforeEach
    void two_campaigns_of_thirty() {
        DATABASE.clear();
        tenant = DATABASE.newTenant("ours");
        long workflow = insert(
                "insert into workflow (tenant_id, slug, name, draft, created_at, updated_at, updated_by)"
                        + " values (%d, 'w', 'W', '{}', now(), now(), 't') returning id",
                tenant);
        long version = insert(
                "insert into workflow_version (tenant_id, workflow_id, no, published_at, published_by, document)"
                        + " values (%d, %d, 1, now(), 't', '{}') returning id",
                tenant, workflow);
        execute(
                "insert into node (tenant_id, version_id, node_no, node_id, type, name, config) values"
                        + " (%1$d, %2$d, 1, 'pause', 'wait', 'Pause', '{}'), (%1$d, %2$d, 2, 'end', 'exit', null, '{}')",
                tenant, version);
        execute(
                "insert into contact (tenant_id, external_id, shard, created_at, updated_at)"
                        + " select %d, 'c-' || i, 0, now(), now() from generate_series(1, 30) i",
                tenant);
        first = TestCampaigns.rowOf(DATABASE.jdbi(), workflow, "One", "ACTIVE");
        second = TestCampaigns.rowOf(DATABASE.jdbi(), workflow, "Two", "ACTIVE");
        runs(first, version);
        runs(second, version);
    }

    @Test
    void pages_of_every_order_hold_each_run_once() {
        for (RunSearch search : List.of(
                RunSearch.ANY,
                new RunSearch(first, null, null, null, null),
                new RunSearch(first, RunStatus.INCIDENT, null, null, null),
                new RunSearch(null, null, null, "c-7", null),
                new RunSearch(first, null, "pause", null, NINE.plusSeconds(600)))) {
            List<Long> seen = walk(search);
            assertThat(seen).doesNotHaveDuplicates().hasSize(expected(search));
        }
    }

    @Test
    void all_runs_come_the_latest_first() {
        assertThat(walk(RunSearch.ANY)).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void another_tenant_sees_none() {
        int other = DATABASE.newTenant("theirs");

        assertThat(monitor.list(other, RunSearch.ANY, null, 50).runs()).isEmpty();
        assertThat(monitor.list(other, new RunSearch(first, null, null, null, null), null, 50)
                        .runs())
                .isEmpty();
        assertThat(monitor.list(other, new RunSearch(null, null, null, "c-7", null), null, 50)
                        .runs())
                .isEmpty();
        assertThat(monitor.find(other, walk(RunSearch.ANY).get(0))).isEmpty();
    }

    @Test
    void a_page_looks_at_so_many_rows_only_and_says_that_there_may_be_more() {
        execute(
                "insert into run (tenant_id, campaign_id, contact_id, version_id, node_no, status, shard, entered_at,"
                        + " moved_at) select tenant_id, campaign_id, i, version_id, 1, 'SUCCESS', 0, entered_at, moved_at"
                        + " from generate_series(100000, 100000 + %d) i,"
                        + " (select * from run where campaign_id = %d order by id limit 1) r",
                RunMonitorRepository.LOOK, second);
        RunSearch rare = new RunSearch(null, RunStatus.CANCELED, null, null, null);

        RunListing page = monitor.list(tenant, rare, null, 50);

        assertThat(page.runs()).isEmpty();
        assertThat(page.searching()).isTrue();
        assertThat(walk(rare)).hasSize(expected(rare));
    }

    private List<Long> walk(RunSearch search) {
        List<Long> seen = new ArrayList<>();
        String after = null;
        do {
            RunListing page = monitor.list(tenant, search, after, 7);
            page.runs().forEach(run -> seen.add(run.id()));
            after = page.next();
        } while (after != null);
        return seen;
    }

    private int expected(RunSearch search) {
        return DATABASE.jdbi().withHandle(h -> h.createQuery(
                        """
                        select count(*) from run r join contact c on c.id = r.contact_id
                        where (cast(:campaign as bigint) is null or r.campaign_id = :campaign)
                          and (cast(:status as text) is null or r.status = :status)
                          and (cast(:contact as text) is null or c.external_id = :contact)
                          and (cast(:since as timestamptz) is null or r.entered_at >= :since)
                          and (cast(:node as text) is null or r.node_no = 1)
                        """)
                .bind("campaign", search.campaign())
                .bind("status", search.status() == null ? null : search.status().name())
                .bind("contact", search.contact())
                .bind("since", search.since())
                .bind("node", search.node())
                .mapTo(Integer.class)
                .one());
    }

    /** Of every third contact the run stands still, and every fifth was taken out. */
    private void runs(long campaign, long version) {
        execute(
                "insert into run (tenant_id, campaign_id, contact_id, version_id, node_no, status, shard, entered_at,"
                        + " moved_at) select %1$d, %2$d, c.id, %3$d, 1 + (c.id %% 2)::int,"
                        + " case when c.id %% 5 = 0 then 'CANCELED' when c.id %% 3 = 0 then 'INCIDENT' else 'WAITING' end, 0,"
                        + " timestamptz '%4$s' + c.id * interval '1 minute', now() from contact c",
                tenant, campaign, version, NINE.minus(Duration.ofMinutes(5)));
    }

    private static long insert(String sql, Object... values) {
        return DATABASE.jdbi()
                .withHandle(h ->
                        h.createQuery(sql.formatted(values)).mapTo(Long.class).one());
    }

    private static void execute(String sql, Object... values) {
        DATABASE.jdbi().useHandle(h -> h.execute(sql.formatted(values)));
    }
}
