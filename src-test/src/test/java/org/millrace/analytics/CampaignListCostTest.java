package org.millrace.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.campaign.CampaignPage;
import org.millrace.campaign.CampaignQuery;
import org.millrace.campaign.CampaignRow;
import org.millrace.campaign.CampaignStatus;
import org.millrace.campaign.Campaigns;
import org.millrace.campaign.TestCampaigns;
import org.millrace.counter.CounterRepository;
import org.millrace.platform.FixedCaller;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Roles;

/** What the list of campaigns reads, by PostgreSQL's own books: how many rows, and of which tables. */
class CampaignListCostTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final int CAMPAIGNS = 60;
    private static final int SHOWN = 50;

    private Ground ground;
    private Campaigns campaigns;

    @BeforeEach
    void ground() {
        DATABASE.clear();
        ground = new Ground(DATABASE.jdbi(), DATABASE.newTenant("acme"));
        campaigns = TestCampaigns.reading(
                DATABASE.jdbi(), new FixedCaller(ground.tenant, "mia", Roles.MARKETER), Clock.systemUTC());
        for (int i = 0; i < CAMPAIGNS; i++) {
            ground.campaign("c" + i);
        }
    }

    @Test
    @Tag("S1-39")
    void a_page_of_the_list_reads_the_same_rows_whether_few_or_many_have_run() {
        run(10, 1);
        Map<String, Long> few = read();

        run(2_000, 40);
        Map<String, Long> many = read();

        assertThat(many).isEqualTo(few);
    }

    @Test
    void it_reads_neither_runs_nor_messages_nor_their_trail() {
        run(100, 2);

        assertThat(read()).doesNotContainKeys("run", "message", "step_page", "contact", "counter");
    }

    @Test
    @Tag("S1-39")
    void the_figures_of_the_list_are_those_that_were_counted_whether_folded_or_not() {
        run(3, 2);
        CounterRepository counters = new CounterRepository(DATABASE.jdbi());
        long id = page().items().get(0).id();
        delta(id, 4);
        List<CampaignProgress> before = new ReportRepository(DATABASE.jdbi()).progress(ground.tenant, List.of(id));

        DATABASE.tx(() -> counters.fold(1_000));

        assertThat(before).extracting(CampaignProgress::entered).containsExactly(10L);
        assertThat(new ReportRepository(DATABASE.jdbi()).progress(ground.tenant, List.of(id)))
                .isEqualTo(before);
    }

    private CampaignPage page() {
        return campaigns.list(new CampaignQuery(null, null, Set.<CampaignStatus>of(), SHOWN, null));
    }

    /** Rows that the page reads, by table; a table that it does not touch is missing. */
    private Map<String, Long> read() {
        DATABASE.jdbi().useHandle(h -> h.execute("analyze"));
        return DATABASE.tx(() -> {
            Map<String, Long> before = books();
            List<Long> ids = page().items().stream().map(CampaignRow::id).toList();
            campaigns.owners();
            new ReportRepository(DATABASE.jdbi()).progress(ground.tenant, ids);
            Map<String, Long> read = new TreeMap<>(books());
            read.replaceAll((table, n) -> n - before.getOrDefault(table, 0L));
            read.values().removeIf(n -> n == 0);
            return read;
        });
    }

    /** What this connection has read so far. */
    private static Map<String, Long> books() {
        return DATABASE.jdbi().withHandle(h -> h
                .createQuery(
                        """
                        select relname, coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) as n
                        from pg_stat_xact_user_tables
                        """)
                .map((row, context) -> Map.entry(row.getString("relname"), row.getLong("n")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** So many runs of each campaign, and in each of so many hours as many entries that are folded. */
    private void run(int runs, int hours) {
        DATABASE.jdbi().useHandle(h -> {
            h.execute(
                    """
                    insert into counter_delta (tenant_id, campaign_id, version_id, node_no, variant, metric, n, hour)
                    select c.tenant_id, c.id, 1, 0, '', 'RUN_ENTERED', ?, date_trunc('hour', now()) - hour * interval '1 hour'
                    from campaign c, generate_series(1, ?) hour
                    """,
                    runs,
                    hours);
            h.execute(
                    """
                    insert into run (tenant_id, campaign_id, contact_id, version_id, node_no, status, shard, entered_at, moved_at)
                    select c.tenant_id, c.id, (select coalesce(max(contact_id), 0) from run) + n, 1, 1, 'WAITING', 0, now(), now()
                    from campaign c, generate_series(1, ?) n
                    """,
                    runs);
        });
        CounterRepository counters = new CounterRepository(DATABASE.jdbi());
        while (DATABASE.tx(() -> counters.fold(10_000)) > 0) {
            continue;
        }
    }

    private void delta(long campaign, int n) {
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        """
                insert into counter_delta (tenant_id, campaign_id, version_id, node_no, variant, metric, n, hour)
                values (?, ?, 1, 0, '', 'RUN_ENTERED', ?, date_trunc('hour', now()))
                """,
                        ground.tenant,
                        campaign,
                        n));
    }
}
