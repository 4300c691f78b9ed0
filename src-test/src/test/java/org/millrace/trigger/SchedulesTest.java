package org.millrace.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.campaign.CampaignActivated;
import org.millrace.campaign.CampaignResumed;
import org.millrace.campaign.CampaignStates;
import org.millrace.campaign.CampaignStatus;
import org.millrace.campaign.CatchUp;
import org.millrace.campaign.TestCampaigns;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Sentence;
import org.millrace.platform.SettableClock;
import org.millrace.run.mass.TestMassMoves;
import org.millrace.workflow.TestWorkflows;
import org.millrace.workflow.WorkflowVersions;

class SchedulesTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
    private static final String DAILY = "{\"cron\": \"0 9 * * *\", \"zone\": \"UTC\"}";
    private static final String EVERY_MINUTE = "{\"cron\": \"* * * * *\", \"zone\": \"UTC\", \"missed\": \"fire-all\"}";
    private static final String SCHEDULE = "schedule-trigger";

    private final SettableClock clock = new SettableClock(MONDAY);
    private final WorkflowVersions versions = TestWorkflows.versions(DATABASE.jdbi());
    private final CampaignStates states = TestCampaigns.states(DATABASE.jdbi());
    private final ScheduleRepository repository = new ScheduleRepository(DATABASE.jdbi());
    private final Schedules schedules = schedules(DATABASE);
    private final ScheduleBeginnings beginnings = new ScheduleBeginnings(states, versions, repository);
    private TriggerGround ground;

    @BeforeEach
    void ground() {
        ground = new TriggerGround(DATABASE, 0);
    }

    @Test
    @Tag("S0-05")
    @Tag("S0-38")
    void the_audience_enters_at_the_time_and_not_before_or_twice() {
        long campaign = active(DAILY);

        tick(Duration.ofMinutes(59));
        assertThat(ordered(campaign)).isEmpty();
        tick(Duration.ofMinutes(1));
        tick(Duration.ofSeconds(1));
        assertThat(ordered(campaign)).containsExactly("schedule 2026-03-02T09:00:00Z");
        assertThat(ground.texts("select params ->> 'nodeNo' from mass_move")).containsExactly("1");
        tick(Duration.ofDays(1));
        assertThat(ordered(campaign)).hasSize(2);
    }

    @Test
    void a_time_that_comes_between_the_activation_and_the_first_look_is_not_lost() {
        long campaign = ground.campaign("NEVER", MONDAY, SCHEDULE, DAILY);
        Instant activated = Instant.parse("2026-03-02T08:59:59.900Z");
        DATABASE.newTx(
                () -> beginnings.activated(new CampaignActivated(ground.tenant, campaign, false, "mia", activated)));

        tick(Duration.ofHours(1).plusMillis(500));

        assertThat(ordered(campaign)).hasSize(1);
    }

    @Test
    @Tag("P-03")
    void times_that_no_server_saw_fire_once_for_the_last_and_the_others_are_on_record() {
        long campaign = active(
                "{\"cron\": \"0 * * * *\", \"zone\": \"UTC\", \"missed\": \"fire-once\", \"graceMinutes\": 180}");

        tick(Duration.ofHours(5).plusMinutes(30));

        assertThat(ordered(campaign)).containsExactly("schedule 2026-03-02T13:00:00Z");
        assertThat(ground.texts("select outcome || ' ' || reason from trigger_occurrence order by scheduled_at"))
                .extracting(kept -> Sentence.read(kept).toString())
                .containsExactly(
                        "SKIPPED 270 minutes late, beyond the grace",
                        "SKIPPED 210 minutes late, beyond the grace",
                        "SKIPPED 150 minutes late, a later time stands in for it",
                        "SKIPPED 90 minutes late, a later time stands in for it",
                        "FIRED 30 minutes late");
    }

    @Test
    @Tag("P-03")
    void where_nobody_enters_twice_the_audience_enters_once_for_all_times_that_were_missed() {
        long once = active(EVERY_MINUTE);
        long again = active("AFTER_EXIT", EVERY_MINUTE);

        tick(Duration.ofMinutes(5));

        assertThat(ordered(once)).containsExactly("schedule 2026-03-02T08:05:00Z");
        assertThat(ordered(again)).hasSize(5);
        assertThat(ground.texts("select distinct outcome from trigger_occurrence"))
                .containsExactly("FIRED");
    }

    @Test
    void what_came_while_entries_were_paused_was_not_missed() {
        long campaign = active(DAILY);
        ground.status(campaign, "PAUSED");
        tick(Duration.ofDays(3));
        assertThat(ordered(campaign)).isEmpty();

        ground.status(campaign, "ACTIVE");
        DATABASE.newTx(() -> beginnings.resumed(new CampaignResumed(
                ground.tenant,
                campaign,
                CampaignStatus.PAUSED,
                CampaignStatus.ACTIVE,
                CatchUp.NOW,
                null,
                "mia",
                clock.instant())));
        tick(Duration.ofMinutes(1));
        assertThat(ordered(campaign)).isEmpty();
        tick(Duration.ofHours(1));
        assertThat(ordered(campaign)).hasSize(1);
    }

    @Test
    void a_schedule_that_is_published_anew_holds_from_its_publication_on() {
        long campaign = active(DAILY);
        clock.advance(Duration.ofMinutes(10));
        ground.publishAgain(campaign, clock.instant(), SCHEDULE, "{\"cron\": \"15 8 * * *\", \"zone\": \"UTC\"}");

        tick(Duration.ofMinutes(5));
        tick(Duration.ofMinutes(45));

        assertThat(ordered(campaign)).containsExactly("schedule 2026-03-02T08:15:00Z");
    }

    /** Mautic ran the same command from two cron jobs and sent everything twice. */
    @Test
    @Tag("P-03")
    @Tag("S3-04")
    void mautic_3669_two_nodes_that_tick_at_once_fire_each_of_ten_thousand_times_once() {
        long campaign = active("ALWAYS", EVERY_MINUTE.replace("}", ", \"graceMinutes\": 10080}"));
        clock.advance(Duration.ofMinutes(10_000));
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        IntStream.range(0, 2)
                .mapToObj(node ->
                        CompletableFuture.runAsync(() -> IntStream.range(0, 12).forEach(i -> look()), nodes))
                .toList()
                .forEach(CompletableFuture::join);
        nodes.shutdown();

        assertThat(ordered(campaign)).hasSize(10_000).doesNotHaveDuplicates();
        assertThat(ground.one("select count(*) from trigger_occurrence where outcome = 'FIRED'"))
                .isEqualTo(10_000);
    }

    /** There each instance of a main process kept the timetable for itself, and a daily workflow ran once per instance. */
    @Test
    @Tag("P-03")
    void n8n_7045_a_daily_time_has_the_audience_enter_once_though_two_nodes_look_in_the_same_second() {
        long campaign = active("{\"cron\": \"0 8 * * *\", \"zone\": \"UTC\"}");
        PostgresDatabase other = DATABASE.anotherNode();
        Schedules there = schedules(other);

        for (int day = 0; day < 20; day++) {
            clock.advance(Duration.ofDays(1));
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(this::look),
                            CompletableFuture.runAsync(() -> look(other, there)))
                    .join();
        }
        other.disconnect();

        assertThat(ordered(campaign)).hasSize(20).doesNotHaveDuplicates();
    }

    /** The one act of a person is the launch. */
    @Test
    @Tag("S0-37")
    @Tag("S3-01")
    @Tag("S3-04")
    void after_the_launch_each_time_of_the_schedule_brings_in_whom_the_segment_finds_by_then_and_nobody_twice() {
        long campaign = active(DAILY);
        ground.segment(campaign, "{\"type\": \"hasTag\", \"tag\": \"vip\"}");
        ground.tagged("vip", "anna", "ben");
        comes(Duration.ofHours(1));
        assertThat(inside(campaign)).containsExactly("anna", "ben");

        ground.tagged("trial", "cara");
        comes(Duration.ofDays(1));
        assertThat(inside(campaign)).containsExactly("anna", "ben");

        ground.tagged("vip", "cara", "dora");
        comes(Duration.ofDays(1));
        assertThat(inside(campaign)).containsExactly("anna", "ben", "cara", "dora");
    }

    private void comes(Duration later) {
        tick(later);
        TestMassMoves.enrol(DATABASE, versions, clock);
    }

    private List<String> inside(long campaign) {
        return ground.texts(
                "select c.external_id from run r join contact c on c.id = r.contact_id where r.campaign_id = ? order by 1",
                campaign);
    }

    private long active(String config) {
        return active("NEVER", config);
    }

    private long active(String reentry, String config) {
        long campaign = ground.campaign(reentry, MONDAY.minusSeconds(60), SCHEDULE, config);
        DATABASE.newTx(() ->
                beginnings.activated(new CampaignActivated(ground.tenant, campaign, false, "mia", clock.instant())));
        return campaign;
    }

    private void tick(Duration duration) {
        clock.advance(duration);
        look();
    }

    private void look() {
        look(DATABASE, schedules);
    }

    private static void look(PostgresDatabase node, Schedules schedules) {
        List<TriggerNode> due = node.newTx(schedules::due);
        due.forEach(trigger -> node.newTx(() -> schedules.settle(trigger)));
    }

    private Schedules schedules(PostgresDatabase node) {
        return new Schedules(
                new TriggerRepository(node.jdbi()),
                new ScheduleRepository(node.jdbi()),
                TestCampaigns.states(node.jdbi()),
                TestWorkflows.versions(node.jdbi()),
                TestMassMoves.entries(node.jdbi()),
                clock);
    }

    private List<String> ordered(long campaign) {
        return ground.texts(
                "select reason from mass_move where campaign_id = ? and kind = 'ENROL' order by id", campaign);
    }
}
