package org.millrace.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.counter.CounterRepository;
import org.millrace.counter.Delta;
import org.millrace.counter.Metric;
import org.millrace.platform.FixedCaller;
import org.millrace.platform.NotFound;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Roles;
import org.millrace.platform.SettableClock;

class PeriodReportsTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant YESTERDAY = NOON.minus(Duration.ofHours(30));

    private final CounterRepository counters = new CounterRepository(DATABASE.jdbi());
    private final SettableClock clock = new SettableClock(NOON.plusSeconds(1_800));
    private Ground ground;
    private long campaign;

    @BeforeEach
    void three_yesterday_and_five_today() {
        DATABASE.clear();
        ground = new Ground(DATABASE.jdbi(), DATABASE.newTenant("acme"));
        campaign = ground.campaign("spring");
        count(0, Metric.RUN_ENTERED, 3, YESTERDAY);
        count(0, Metric.RUN_ENTERED, 5, NOON);
        count(1, Metric.ENTERED, 5, NOON);
        count(1, Metric.LEFT, 4, NOON);
        count(0, Metric.RUN_SUCCESS, 4, NOON);
        count(1, Metric.FAILED, 1, NOON);
    }

    @Test
    @Tag("S1-55")
    @Tag("S1-59")
    void what_happened_in_the_period_stands_beside_the_period_before() {
        PeriodReport report = report(ground.tenant, NOON.minus(Duration.ofHours(23)));

        assertThat(report.now().entered()).isEqualTo(5);
        assertThat(report.now().ended()).isEqualTo(4);
        assertThat(report.now().steps()).isEqualTo(4);
        assertThat(report.before().entered()).isEqualTo(3);
        assertThat(report.inside()).isEqualTo(4);
        assertThat(report.series().buckets().stream()
                        .mapToLong(CampaignSeries.Bucket::entered)
                        .sum())
                .isEqualTo(5);
    }

    @Test
    void without_a_beginning_it_begins_with_the_first_that_was_counted() {
        PeriodReport report = report(ground.tenant, null);

        assertThat(report.period().from()).isEqualTo(YESTERDAY);
        assertThat(report.now().entered()).isEqualTo(8);
    }

    @Test
    void another_tenants_campaign_is_not_there() {
        int other = DATABASE.newTenant("other");

        assertThatThrownBy(() -> report(other, null)).isInstanceOf(NotFound.class);
    }

    private PeriodReport report(int tenant, Instant from) {
        PeriodReports reports = new PeriodReports(
                new PeriodRepository(DATABASE.jdbi()),
                new ReportRepository(DATABASE.jdbi()),
                new SeriesRepository(DATABASE.jdbi()),
                new QueueRepository(DATABASE.jdbi()),
                new FixedCaller(tenant, "ada", Roles.ANALYST),
                clock);
        return DATABASE.newTx(() -> reports.report(Scope.ofCampaign(campaign), from, null));
    }

    private void count(int node, Metric metric, long n, Instant at) {
        counters.add(List.of(new Delta(ground.tenant, campaign, 1, node, null, metric, n)), at);
    }
}
