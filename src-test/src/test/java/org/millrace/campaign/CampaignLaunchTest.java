package org.millrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.platform.Audits;
import org.millrace.platform.Conflict;
import org.millrace.platform.Entities;
import org.millrace.platform.FiredEvents;
import org.millrace.platform.FixedCaller;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Roles;
import org.millrace.platform.SettableClock;
import org.millrace.platform.Violation;
import org.millrace.workflow.TestWorkflows;
import org.millrace.workflow.Workflows;

/** What each type demands, and campaigns that start and end by themselves. */
class CampaignLaunchTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    @RegisterExtension
    static final Entities ENTITIES = new Entities(
            DATABASE,
            Stream.concat(TestWorkflows.ENTITIES.stream(), Stream.of(Campaign.class, Goal.class))
                    .toArray(Class<?>[]::new));

    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final String MANUAL = "{\"id\": \"start\", \"type\": \"manual-trigger\"}";
    private static final String EVENT =
            "{\"id\": \"start\", \"type\": \"event-trigger\", \"config\": {\"event\": \"order_paid\"}}";
    private static final String SCHEDULE =
            "{\"id\": \"start\", \"type\": \"schedule-trigger\", \"config\": {\"cron\": \"0 9 * * *\"}}";

    private final SettableClock clock = new SettableClock(NOW);
    private final FiredEvents<Object> facts = new FiredEvents<>();
    private int tenant;

    @BeforeEach
    void empty() {
        DATABASE.clear();
        tenant = DATABASE.newTenant("acme");
    }

    @Test
    @Tag("S2-02")
    void a_triggered_campaign_needs_a_trigger_for_single_contacts_and_lets_nobody_in_at_once() {
        assertThat(missing(CampaignType.TRIGGERED, AudienceChoice.NONE, MANUAL)).containsExactly("type", "audience");
        CampaignSnapshot active = activated(draft(CampaignType.TRIGGERED, AudienceChoice.NONE, EVENT, null, null));

        assertThat(active.status()).isEqualTo(CampaignStatus.ACTIVE);
        assertThat(facts.fired()).containsExactly(new CampaignActivated(tenant, active.id(), false, "mia", NOW));
    }

    @Test
    @Tag("S2-02")
    void a_broadcast_needs_an_audience_and_a_trigger_at_which_one_enters() {
        assertThat(missing(CampaignType.BROADCAST, AudienceChoice.NONE, MANUAL)).containsExactly("audience");
        assertThat(missing(CampaignType.BROADCAST, AudienceChoice.all(), EVENT)).containsExactly("type");
        assertThat(activated(draft(CampaignType.BROADCAST, AudienceChoice.all(), SCHEDULE, null, null))
                        .status())
                .isEqualTo(CampaignStatus.ACTIVE);
    }

    @Test
    @Tag("S2-02")
    void an_ab_test_needs_a_split_that_is_an_experiment() {
        assertThat(missing(CampaignType.AB_TEST, AudienceChoice.all(), MANUAL)).containsExactly("type");
    }

    @Test
    @Tag("S2-02")
    void a_drip_may_be_entered_by_an_audience_or_one_by_one_but_not_by_an_audience_that_is_nobody() {
        assertThat(missing(CampaignType.DRIP, AudienceChoice.NONE, MANUAL)).containsExactly("audience");
        assertThat(missing(CampaignType.DRIP, AudienceChoice.NONE, SCHEDULE)).containsExactly("audience");
        assertThat(activated(draft(CampaignType.DRIP, AudienceChoice.NONE, EVENT, null, null))
                        .status())
                .isEqualTo(CampaignStatus.ACTIVE);
    }

    @Test
    @Tag("P-11")
    void what_lies_past_the_campaigns_end_is_refused() {
        String inThirtyDays =
                MANUAL + ", {\"id\": \"w\", \"type\": \"wait\", \"config\": {\"amount\": 30, \"unit\": \"days\"}}";
        String edges = "{\"from\": \"start\", \"to\": \"w\"}, {\"from\": \"w\", \"to\": \"end\"}";
        Instant soon = NOW.plus(Duration.ofDays(29));
        Instant later = NOW.plus(Duration.ofDays(31));

        assertThat(refusals(draft(inThirtyDays, edges, "[]", soon)))
                .singleElement()
                .satisfies(refused -> assertThat(refused.where() + ": " + refused.what())
                        .isEqualTo("endsAt: wait-past-end: a run comes to \"end\" 30 days after it entered at the"
                                + " soonest, and the campaign ends before."));
        assertThat(activated(draft(inThirtyDays, edges, "[]", later)).status()).isEqualTo(CampaignStatus.ACTIVE);
    }

    @Test
    @Tag("P-11")
    void an_interrupt_at_a_goal_that_the_campaign_does_not_have_is_refused() {
        String edges = "{\"from\": \"start\", \"to\": \"end\"}";

        assertThat(refusals(draft(
                        MANUAL, edges, "[{\"name\": \"x\", \"when\": {\"goal\": \"bought\"}, \"then\": {}}]", null)))
                .extracting(Violation::where)
                .containsExactly("workflow.interrupts[0].when.goal");
    }

    private List<Violation> refusals(CampaignSnapshot draft) {
        try {
            activated(draft);
            return List.of();
        } catch (InvalidInput refused) {
            return refused.violations();
        }
    }

    private CampaignSnapshot draft(String nodes, String edges, String interrupts, Instant end) {
        CampaignSnapshot draft = draft(CampaignType.DRIP, AudienceChoice.all(), MANUAL, null, end);
        String slug = draft.workflow().slug();
        as(fixture -> fixture.workflows.save(
                slug,
                "{\"name\": \"W\", \"nodes\": [" + nodes + ", {\"id\": \"end\", \"type\": \"exit\"}]," + "\"edges\": ["
                        + edges + "], \"interrupts\": " + interrupts + "}",
                IfMatch.any()));
        as(fixture -> fixture.workflows.publish(slug, IfMatch.ABSENT));
        return draft;
    }

    @Test
    @Tag("S0-44")
    void run_now_is_for_workflows_with_a_manual_trigger() {
        CampaignSnapshot scheduled =
                activated(draft(CampaignType.BROADCAST, AudienceChoice.all(), SCHEDULE, null, null));
        CampaignSnapshot manual = activated(draft(CampaignType.BROADCAST, AudienceChoice.all(), MANUAL, null, null));

        assertThatThrownBy(() -> life(life -> life.runNow(scheduled.id(), IfMatch.ABSENT)))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("manual trigger");
        assertThat(life(life -> life.runNow(manual.id(), IfMatch.ABSENT)).status())
                .isEqualTo(CampaignStatus.ACTIVE);
    }

    @Test
    @Tag("S2-01")
    @Tag("S2-03")
    @Tag("S2-04")
    @Tag("S2-21")
    void a_campaign_with_a_start_to_come_is_scheduled_and_starts_by_itself_once() {
        Instant start = NOW.plus(Duration.ofHours(2));
        CampaignSnapshot scheduled =
                activated(draft(CampaignType.BROADCAST, AudienceChoice.all(), MANUAL, start, start.plusSeconds(60)));

        assertThat(scheduled.status()).isEqualTo(CampaignStatus.SCHEDULED);
        assertThat(scheduled.sendStrategy()).isEqualTo(SendStrategy.SCHEDULED);
        tick();
        assertThat(facts.fired()).isEmpty();

        clock.advance(Duration.ofHours(2));
        tickOnTwoNodesAtOnce();

        assertThat(facts.fired()).containsExactly(new CampaignActivated(tenant, scheduled.id(), true, "engine", start));
        CampaignSnapshot active = read(scheduled.id());
        assertThat(active.status()).isEqualTo(CampaignStatus.ACTIVE);
        assertThat(active.activatedAt()).isEqualTo(start);

        clock.advance(Duration.ofMinutes(1));
        tick();
        assertThat(read(scheduled.id()).status()).isEqualTo(CampaignStatus.COMPLETED);
    }

    @Test
    @Tag("P-03")
    void a_start_that_no_server_saw_is_made_up_for() {
        CampaignSnapshot scheduled = activated(
                draft(CampaignType.BROADCAST, AudienceChoice.all(), MANUAL, NOW.plus(Duration.ofHours(1)), null));

        clock.advance(Duration.ofDays(2));
        tick();

        assertThat(read(scheduled.id()).status()).isEqualTo(CampaignStatus.ACTIVE);
    }

    @Test
    @Tag("S2-08")
    void a_scheduled_campaign_can_be_launched_at_once_or_taken_back() {
        Instant start = NOW.plus(Duration.ofHours(2));
        long first = activated(draft(CampaignType.BROADCAST, AudienceChoice.all(), MANUAL, start, null))
                .id();
        long second = activated(draft(CampaignType.BROADCAST, AudienceChoice.all(), MANUAL, start, null))
                .id();

        assertThat(life(life -> life.activate(first, IfMatch.ABSENT)).status()).isEqualTo(CampaignStatus.ACTIVE);
        assertThat(life(life -> life.unschedule(second, IfMatch.ABSENT)).status())
                .isEqualTo(CampaignStatus.DRAFT);
        assertThatThrownBy(() -> life(life -> life.unschedule(first, IfMatch.ABSENT)))
                .isInstanceOf(IllegalCampaignTransition.class);
        clock.advance(Duration.ofHours(3));
        tick();
        assertThat(read(second).status()).isEqualTo(CampaignStatus.DRAFT);
    }

    @Test
    void what_lacks_something_at_its_start_is_a_draft_again() {
        CampaignSnapshot scheduled = activated(
                draft(CampaignType.BROADCAST, AudienceChoice.all(), MANUAL, NOW.plus(Duration.ofHours(1)), null));
        DATABASE.jdbi().useHandle(h -> h.execute("update campaign set type = 'AB_TEST'"));

        clock.advance(Duration.ofHours(1));
        tick();

        assertThat(read(scheduled.id()).status()).isEqualTo(CampaignStatus.DRAFT);
        assertThat(facts.fired()).isEmpty();
    }

    @Test
    void the_rule_of_re_entry_is_read_back_and_copied_but_the_times_are_not() {
        Reentry thrice = Reentry.limited(3, Duration.ofDays(30));
        CampaignSnapshot original = as(fixture -> fixture.campaigns.create(details(
                "Spring", CampaignType.DRIP, AudienceChoice.all(), NOW.plusSeconds(1), NOW.plusSeconds(9), thrice)));

        CampaignSnapshot copy = as(fixture -> fixture.campaigns.duplicate(original.id()));

        assertThat(original.reentry()).isEqualTo(thrice);
        assertThat(original.startsAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(copy.reentry()).isEqualTo(thrice);
        assertThat(copy.startsAt()).isNull();
        assertThat(copy.endsAt()).isNull();
    }

    @Test
    void rules_that_contradict_themselves_are_refused() {
        assertThat(wrong(new Reentry(ReentryPolicy.LIMITED, null, null)))
                .containsExactly("reentry.limit", "reentry.window");
        assertThat(wrong(new Reentry(ReentryPolicy.LIMITED, 0, Duration.ofDays(1))))
                .containsExactly("reentry.limit");
        assertThat(wrong(new Reentry(ReentryPolicy.ALWAYS, 3, null))).containsExactly("reentry");
        assertThatThrownBy(() -> as(fixture -> fixture.campaigns.create(
                        details("x", CampaignType.DRIP, AudienceChoice.all(), NOW, NOW, Reentry.NEVER))))
                .isInstanceOfSatisfying(InvalidInput.class, refused -> assertThat(
                                refused.violations().get(0).where())
                        .isEqualTo("endsAt"));
    }

    private List<String> wrong(Reentry reentry) {
        try {
            as(fixture -> fixture.campaigns.create(
                    details("x", CampaignType.DRIP, AudienceChoice.all(), null, null, reentry)));
            return List.of();
        } catch (InvalidInput refused) {
            return refused.violations().stream().map(Violation::where).toList();
        }
    }

    private List<String> missing(CampaignType type, AudienceChoice audience, String trigger) {
        CampaignSnapshot draft = draft(type, audience, trigger, null, null);
        try {
            activated(draft);
            return List.of();
        } catch (InvalidInput refused) {
            return refused.violations().stream().map(Violation::where).toList();
        }
    }

    private CampaignSnapshot draft(
            CampaignType type, AudienceChoice audience, String trigger, Instant start, Instant end) {
        String name = "c" + System.nanoTime();
        CampaignSnapshot draft =
                as(fixture -> fixture.campaigns.create(details(name, type, audience, start, end, Reentry.NEVER)));
        String slug = draft.workflow().slug();
        as(fixture -> fixture.workflows.save(
                slug,
                "{\"name\": \"W\", \"nodes\": [" + trigger + ", {\"id\": \"end\", \"type\": \"exit\"}],"
                        + "\"edges\": [{\"from\": \"start\", \"to\": \"end\"}]}",
                IfMatch.any()));
        as(fixture -> fixture.workflows.publish(slug, IfMatch.ABSENT));
        return draft;
    }

    private static CampaignDetails details(
            String name, CampaignType type, AudienceChoice audience, Instant start, Instant end, Reentry reentry) {
        return new CampaignDetails(
                name, null, type, null, audience, null, null, null, null, null, null, null, start, end, reentry, null,
                null, null, null);
    }

    private CampaignSnapshot activated(CampaignSnapshot draft) {
        return life(life -> life.activate(draft.id(), IfMatch.ABSENT));
    }

    private CampaignSnapshot read(long id) {
        return as(fixture -> fixture.campaigns.get(id));
    }

    private CampaignSnapshot life(Function<CampaignLife, CampaignSnapshot> act) {
        return as(fixture -> act.apply(fixture.life));
    }

    private void tick() {
        List<TimedCampaign> start = as(fixture -> fixture.starts.toStart());
        List<TimedCampaign> end = as(fixture -> fixture.starts.toEnd());
        start.forEach(due -> started(due));
        end.forEach(due -> as(fixture -> {
            fixture.starts.end(due);
            return due;
        }));
    }

    private void tickOnTwoNodesAtOnce() {
        List<TimedCampaign> due = as(fixture -> fixture.starts.toStart());
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        IntStream.range(0, 2)
                .mapToObj(node -> CompletableFuture.runAsync(() -> due.forEach(this::started), nodes))
                .toList()
                .forEach(CompletableFuture::join);
        nodes.shutdown();
    }

    private void started(TimedCampaign due) {
        as(fixture -> {
            fixture.starts.start(due);
            return due;
        });
    }

    private <T> T as(Function<Fixture, T> work) {
        return ENTITIES.tx(manager -> work.apply(new Fixture(manager)));
    }

    private final class Fixture {
        final Workflows workflows;
        final Campaigns campaigns;
        final CampaignLife life;
        final CampaignStarts starts;

        Fixture(EntityManager manager) {
            FixedCaller caller = new FixedCaller(tenant, "mia", Roles.MARKETER);
            CampaignQueryRepository queries = new CampaignQueryRepository(DATABASE.jdbi());
            CampaignRepository repository = new CampaignRepository(manager);
            CampaignStateRepository states = new CampaignStateRepository(DATABASE.jdbi());
            Launch launch = TestCampaigns.launch(DATABASE.jdbi());
            workflows = TestWorkflows.on(DATABASE.jdbi(), manager, caller, clock);
            OwnWorkflows own = new OwnWorkflows(workflows, queries);
            campaigns = new Campaigns(
                    repository,
                    queries,
                    new CampaignBindings(queries, own),
                    own,
                    Audits.on(DATABASE.jdbi(), clock),
                    caller,
                    clock);
            life = new CampaignLife(
                    repository, queries, states, launch, Audits.on(DATABASE.jdbi(), clock), caller, clock, facts);
            starts = new CampaignStarts(
                    repository, queries, states, launch, Audits.on(DATABASE.jdbi(), clock), clock, facts);
        }
    }
}
