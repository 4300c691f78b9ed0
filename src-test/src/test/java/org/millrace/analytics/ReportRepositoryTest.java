package org.millrace.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.analytics.ReportRepository.Converted;
import org.millrace.analytics.ReportRepository.Held;
import org.millrace.contact.EventsRecorded;
import org.millrace.contact.EventsRecorded.Recorded;
import org.millrace.counter.CounterRepository;
import org.millrace.counter.Delta;
import org.millrace.counter.Metric;
import org.millrace.platform.PostgresDatabase;

class ReportRepositoryTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final ReportRepository reports = new ReportRepository(DATABASE.jdbi());
    private final QueueRepository queues = new QueueRepository(DATABASE.jdbi());
    private final SeriesRepository series = new SeriesRepository(DATABASE.jdbi());
    private final RecountRepository recounts = new RecountRepository(DATABASE.jdbi());
    private final CounterRepository counters = new CounterRepository(DATABASE.jdbi());
    private Ground ground;
    private long campaign;
    private long run;

    @BeforeEach
    void ground() {
        DATABASE.clear();
        ground = new Ground(DATABASE.jdbi(), DATABASE.newTenant("acme"));
        campaign = ground.campaign("spring");
        ground.goal(campaign, "order", "ordered", Duration.ofDays(14), "spend");
        run = ground.run(campaign, ground.contact("ann"), "a", "SUCCESS", NOON);
        ground.run(campaign, ground.contact("bob"), "b", "WAITING", NOON);
        count(0, null, Metric.RUN_ENTERED, 2);
        count(0, "a", Metric.ASSIGNED, 1);
        count(0, "b", Metric.ASSIGNED, 1);
        count(1, null, Metric.ENTERED, 2);
        count(1, "a", Metric.LEFT, 1);
        count(0, "a", Metric.RUN_SUCCESS, 1);
        log(run, "FINISHED");
        count(1, "a", Metric.QUEUED, 1);
        count(1, "a", Metric.SENT, 1);
        message(run, 1, "SENT");
    }

    @Test
    @Tag("S2-17")
    void runs_and_counters_are_read_as_they_are() {
        assertThat(reports.counters(ground.tenant, campaign, Period.EVER))
                .contains(new ReportRepository.Counted(1, "a", Metric.SENT, 1));
        assertThat(reports.progress(ground.tenant, List.of(campaign)))
                .containsExactly(new CampaignProgress(campaign, 2, 1, 1, 1, 0));
        assertThat(queues.depth(ground.tenant, List.of(campaign), NOON, 100)).isEqualTo(new QueueDepth(0, 0, 0, 0, 0));
    }

    @Test
    void another_tenant_reads_nothing() {
        int other = DATABASE.newTenant("other");
        assertThat(reports.counters(other, campaign, Period.EVER)).isEmpty();
        assertThat(reports.held(other, campaign, 10)).isEqualTo(new Held(0, 0));
        assertThat(reports.progress(other, List.of(campaign))).isEmpty();
    }

    @Test
    @Tag("S0-34")
    void rates_count_a_run_once_and_sums_count_each_event() {
        ground.id(
                "insert into product (tenant_id, slug, name) values (?, 'shirts', 'Shirts') returning id",
                ground.tenant);
        DATABASE.jdbi()
                .useHandle(h ->
                        h.execute("insert into campaign_product select tenant_id, ?, id, true from product", campaign));
        order("1", "{\"spend\": 30, \"product\": \"shirts\"}");
        order("2", "{\"spend\": 12.5}");

        Converted converted =
                reports.conversions(ground.tenant, campaign, Period.EVER, true).get(0);
        assertThat(converted.runs()).isEqualTo(1);
        assertThat(converted.events()).isEqualTo(2);
        assertThat(converted.value()).isEqualByComparingTo(new BigDecimal("42.5"));
        assertThat(converted.squares()).isEqualTo(42.5 * 42.5);
        assertThat(reports.conversionsByProduct(ground.tenant, campaign, Period.EVER))
                .extracting(Converted::product, product -> product.value().intValue())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("shirts", 30), org.assertj.core.groups.Tuple.tuple("", 12));
    }

    @Test
    @Tag("P-20")
    void counters_that_fit_their_rows_show_no_difference_and_any_other_is_listed() {
        order("1", "{\"spend\": 30}");
        assertThat(differences()).isEmpty();

        count(1, "a", Metric.SENT, 1);
        DATABASE.jdbi().useHandle(h -> h.execute("update conversion set amount = 31"));
        assertThat(differences())
                .contains(new Difference("SENT", 1, "a", 2, 1))
                .extracting(Difference::what)
                .contains("conversions, value in cents", "conversions that differ");

        DATABASE.jdbi().useHandle(h -> h.execute("delete from step_page"));
        assertThat(differences()).contains(new Difference("LEFT", 1, "", 1, 0), new Difference("ENTERED", 1, "", 2, 1));
    }

    @Test
    @Tag("P-20")
    void an_entry_that_is_counted_in_another_hour_than_its_own_is_told() {
        assertThat(differences()).isEmpty();

        DATABASE.jdbi()
                .useHandle(
                        h -> h.execute("update run set entered_at = entered_at + interval '1 hour' where id = ?", run));

        assertThat(differences())
                .extracting(Difference::what)
                .containsExactlyInAnyOrder("RUN_ENTERED, hours that differ", "ASSIGNED, hours that differ");
    }

    @Test
    @Tag("S1-58")
    void messages_that_are_not_settled_are_known_from_their_counters() {
        count(1, "a", Metric.QUEUED, 3);
        message(run, 2, "CLAIMED");
        message(run, 3, "READY");
        message(run, 4, "UNCERTAIN");
        count(1, "a", Metric.UNCERTAIN, 1);

        assertThat(queues.depth(ground.tenant, List.of(campaign), NOON, 100)).isEqualTo(new QueueDepth(0, 0, 1, 1, 1));
    }

    @Test
    void due_runs_are_counted_up_to_the_limit() {
        for (int i = 0; i < 3; i++) {
            long due = ground.run(campaign, ground.contact("due" + i), null, "WAITING", NOON);
            DATABASE.jdbi().useHandle(h -> h.execute("update run set due_at = entered_at where id = ?", due));
        }

        assertThat(queues.depth(ground.tenant, List.of(campaign), NOON, 100).runsDue())
                .isEqualTo(3);
        assertThat(queues.depth(ground.tenant, List.of(campaign), NOON, 2).runsDue())
                .isEqualTo(2);
    }

    @Test
    @Tag("P-01")
    void the_one_statement_returns_no_row_until_somebody_is_missing() throws IOException {
        assertThat(unaccounted()).isEmpty();

        DATABASE.jdbi().useHandle(h -> h.execute("delete from run where status = 'WAITING'"));
        assertThat(unaccounted()).containsExactly("node 0: 2 of 1", "node 1: 2 of 1");

        DATABASE.jdbi().useHandle(h -> h.execute("update run set status = 'FROZEN'"));
        assertThat(unaccounted()).containsExactly("node 0: 2 of 1");
    }

    private static List<String> unaccounted() throws IOException {
        String sql = Files.readString(Path.of(System.getProperty("millrace.root", ".."), "docs", "accounting.sql"));
        return DATABASE.jdbi().withHandle(h -> h.createQuery(sql)
                .map((row, context) -> "node " + row.getInt("node_no") + ": " + row.getLong("entered") + " of "
                        + row.getLong("accounted_for"))
                .list());
    }

    @Test
    @Tag("S1-57")
    void a_series_has_a_bucket_for_each_step_of_time() {
        order("1", "{\"spend\": 30}");
        List<CampaignSeries.Bucket> buckets = series.buckets(
                ground.tenant,
                List.of(campaign),
                NOON.minusSeconds(5_000),
                NOON.plusSeconds(9_000),
                Duration.ofHours(1));

        assertThat(buckets)
                .extracting(CampaignSeries.Bucket::at)
                .startsWith(NOON.minusSeconds(7_200))
                .hasSize(5);
        assertThat(buckets.get(2)).isEqualTo(new CampaignSeries.Bucket(NOON, 2, 1, 1, 1, 0, 0, 0, 1));
        assertThat(buckets.get(0).entered()).isZero();
        assertThat(series.first(ground.tenant, List.of(campaign))).contains(NOON);
        assertThat(BucketWidth.between(NOON, NOON.plus(Duration.ofDays(2)))).isEqualTo(Duration.ofHours(1));
        assertThat(BucketWidth.between(NOON, NOON.plus(Duration.ofDays(90)))).isEqualTo(Duration.ofHours(12));
        assertThat(BucketWidth.between(NOON, NOON.plus(Duration.ofDays(900)))).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void a_report_sees_one_instant_and_can_write_nothing() {
        DATABASE.newTx(() -> {
            reports.oneSnapshot();
            long before = reports.held(ground.tenant, campaign, 10).frozen();
            DATABASE.newTx(() -> {
                ground.run(campaign, ground.contact("eve"), "b", "FROZEN", NOON);
            });
            assertThat(reports.held(ground.tenant, campaign, 10).frozen()).isEqualTo(before);
        });
        assertThatThrownBy(() -> DATABASE.newTx(() -> {
                    reports.oneSnapshot();
                    ground.contact("mallory");
                }))
                .hasMessageContaining("read-only");
    }

    private List<Difference> differences() {
        return java.util.stream.Stream.of(
                        recounts.counters(ground.tenant, campaign),
                        recounts.hours(ground.tenant, campaign),
                        recounts.conversions(ground.tenant, campaign))
                .flatMap(List::stream)
                .filter(figure -> figure.counted() != figure.recounted())
                .toList();
    }

    private void order(String key, String properties) {
        long contact = ground.id("select contact_id from run where id = ?", run);
        long event = ground.event(contact, "ordered", key, NOON.plusSeconds(60), properties, false);
        DATABASE.newTx(() -> new Attribution(new ConversionRepository(DATABASE.jdbi()))
                .recorded(new EventsRecorded(
                        ground.tenant, List.of(new Recorded(event, contact, "ordered", NOON, null, null, false)))));
    }

    private void count(int node, String variant, Metric metric, long n) {
        counters.add(List.of(new Delta(ground.tenant, campaign, 1, node, variant, metric, n)), NOON);
    }

    private void log(long id, String outcome) {
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        "insert into step_page (tenant_id, run_id, visit, at, nodes, outcome) values (?, ?, 1, now(), array[1], ?)",
                        ground.tenant,
                        id,
                        outcome));
    }

    private void message(long id, int visit, String state) {
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        """
                insert into message (tenant_id, campaign_id, run_id, node_no, visit, version_id, contact_id, channel, variant,
                                     state, shard, ready_at, created_at)
                select tenant_id, campaign_id, id, 1, ?, 1, contact_id, 'email', 'a', ?, 0, now(), now() from run where id = ?
                """,
                        visit,
                        state,
                        id));
    }
}
