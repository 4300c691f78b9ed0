package org.millrace.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.analytics.ReportRepository.Converted;
import org.millrace.contact.EventsRecorded;
import org.millrace.contact.EventsRecorded.Recorded;
import org.millrace.counter.CounterRepository;
import org.millrace.counter.Delta;
import org.millrace.counter.Metric;
import org.millrace.platform.PostgresDatabase;

/** Who is judged when a period is asked for. */
class CohortTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Period TODAY = Period.of(NOON, NOON.plus(Duration.ofHours(5)));

    private final ReportRepository reports = new ReportRepository(DATABASE.jdbi());
    private final CounterRepository counters = new CounterRepository(DATABASE.jdbi());
    private Ground ground;
    private long campaign;

    @BeforeEach
    void ground() {
        DATABASE.clear();
        ground = new Ground(DATABASE.jdbi(), DATABASE.newTenant("acme"));
        campaign = ground.campaign("spring");
        ground.goal(campaign, "order", "ordered", Duration.ofDays(14), "spend");
    }

    @Test
    @Tag("S1-59")
    @Tag("P-18")
    void a_goal_counts_for_the_period_of_the_entry_and_not_of_the_event() {
        long early = enters("early", "a", NOON.minus(Duration.ofHours(3)));
        long late = enters("late", "a", NOON.plus(Duration.ofHours(1)));
        enters("control", "b", NOON.plus(Duration.ofHours(2)));
        orders(early, NOON.plus(Duration.ofHours(2)));
        orders(late, NOON.plus(Duration.ofDays(3)));

        assertThat(reports.conversions(ground.tenant, campaign, TODAY, true))
                .extracting(Converted::variant, Converted::runs)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("a", 1L));
        assertThat(reports.entered(ground.tenant, campaign, TODAY)).isEqualTo(2);
        assertThat(reports.conversions(ground.tenant, campaign, TODAY.before(), true)
                        .get(0)
                        .runs())
                .isEqualTo(1);
        assertThat(reports.conversions(ground.tenant, campaign, Period.EVER, true)
                        .get(0)
                        .runs())
                .isEqualTo(2);
    }

    @Test
    @Tag("S1-59")
    void an_arm_is_compared_with_those_of_the_same_period_alone() {
        enters("old", "a", NOON.minus(Duration.ofHours(3)));
        long fresh = enters("fresh", "a", NOON.plus(Duration.ofHours(1)));
        enters("control", "b", NOON.plus(Duration.ofHours(1)));
        enters("undivided", null, NOON.plus(Duration.ofHours(1)));
        orders(fresh, NOON.plus(Duration.ofHours(2)));

        ExperimentReport report = new ReportAssembly(
                        reports.counters(ground.tenant, campaign, TODAY), List.of(), List.of(), List.of())
                .experiment(new Division("split", List.of("a", "b"), Optional.of("b")));

        assertThat(report.variants()).extracting(VariantReport::contacts).containsExactly(1L, 1L);
        assertThat(report.unassigned()).isEqualTo(1);
    }

    @Test
    void where_there_are_no_arms_no_run_is_read() {
        orders(enters("ann", null, NOON.plus(Duration.ofHours(1))), NOON.plus(Duration.ofHours(2)));

        assertThat(reports.conversions(ground.tenant, campaign, TODAY, false))
                .isEqualTo(reports.conversions(ground.tenant, campaign, TODAY, true))
                .extracting(Converted::variant, Converted::runs)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("", 1L));
    }

    @Test
    void the_last_hour_is_whole_for_those_who_are_counted_and_for_what_they_did() {
        Period begun = Period.of(NOON, NOON.plusSeconds(600));
        long run = enters("ann", "a", NOON.plusSeconds(1_800));
        orders(run, NOON.plusSeconds(2_000));

        assertThat(reports.entered(ground.tenant, campaign, begun)).isEqualTo(1);
        assertThat(reports.conversions(ground.tenant, campaign, begun, true)).hasSize(1);
    }

    @Test
    void whoever_entered_less_than_the_window_ago_may_still_reach_the_goal() {
        Instant now = NOON.plus(Duration.ofHours(5));

        assertThat(TODAY.within(Duration.ofHours(2), now)).contains(new Period(NOON.plus(Duration.ofHours(3)), now));
        assertThat(TODAY.within(Duration.ofDays(2), now)).contains(TODAY);
        assertThat(TODAY.within(Duration.ofHours(2), now.plus(Duration.ofDays(1))))
                .isEmpty();
    }

    private long enters(String name, String arm, Instant at) {
        long run = ground.run(campaign, ground.contact(name), arm, "SUCCESS", at);
        counters.add(List.of(new Delta(ground.tenant, campaign, 1, 0, null, Metric.RUN_ENTERED, 1)), at);
        if (arm != null) {
            counters.add(
                    List.of(new Delta(ground.tenant, campaign, 1, 0, arm, Metric.ASSIGNED, null, at, 1)),
                    at.plus(Duration.ofHours(9)));
        }
        return run;
    }

    private void orders(long run, Instant at) {
        long contact = ground.id("select contact_id from run where id = ?", run);
        long event = ground.event(contact, "ordered", "o" + run, at, "{\"spend\": 10}", false);
        DATABASE.newTx(() -> new Attribution(new ConversionRepository(DATABASE.jdbi()))
                .recorded(new EventsRecorded(
                        ground.tenant, List.of(new Recorded(event, contact, "ordered", at, null, null, false)))));
    }
}
