package org.millrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.audience.TestAudiences;
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
import org.millrace.workflow.WorkflowPublished;

/** What could never work is neither published nor activated. */
@Tag("P-11")
class PublicationProofTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    @RegisterExtension
    static final Entities ENTITIES = new Entities(
            DATABASE,
            Stream.concat(TestWorkflows.ENTITIES.stream(), Stream.of(Campaign.class, Goal.class))
                    .toArray(Class<?>[]::new));

    private static final String QUIET_AT_NIGHT = "{\"quietHours\": [\"20:00-08:00\"]}";
    private static final String AT_NIGHT =
            "{\"id\": \"x\", \"type\": \"send\", \"config\": {\"channel\": \"null\", \"window\": {\"mon\": [\"21:00-23:00\"]}}}";
    private static final String BY_DAY = AT_NIGHT.replace("21:00-23:00", "10:00-12:00");
    private static final String ASKING =
            """
            {"id": "x", "type": "wait", "config": {"amount": 1, "unit": "days",
             "when": {"type": "inSegment", "segment": "friends"}}}
            """;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T09:00:00Z"));
    private int tenant;
    private long workflow;

    @BeforeEach
    void empty() {
        DATABASE.clear();
        tenant = DATABASE.newTenant("acme");
    }

    @Test
    void a_condition_about_a_segment_that_there_is_not_is_not_published() {
        draft(ASKING);
        assertThat(publishing()).singleElement().satisfies(refused -> {
            assertThat(refused.where()).isEqualTo("nodes[x].config.when.segment");
            assertThat(refused.what().toString()).contains("segment-unknown", "friends");
            assertThat(refused.mend().toString()).isNotBlank();
        });
        assertThat(versions()).isZero();

        segment();
        assertThat(publishing()).isEmpty();
        assertThat(versions()).isOne();
    }

    @Test
    @Tag("S4-06")
    void a_step_that_sends_by_a_provider_that_is_not_there_is_not_published() {
        draft("{\"id\": \"x\", \"type\": \"webhook\", \"config\": {\"provider\": \"crm\"}}");

        assertThat(publishing()).extracting(Violation::where).containsExactly("nodes[x].config.provider");
        assertThat(versions()).isZero();

        provider("crm", "webhook");
        assertThat(publishing()).isEmpty();
    }

    @ParameterizedTest
    @Tag("S4-06")
    @CsvSource({"webhook, '', email", "send, '\"channel\": \"null\", ', webhook"})
    void a_step_that_sends_by_a_provider_for_something_else_is_not_published(String step, String more, String channel) {
        provider("other", channel);
        draft("{\"id\": \"x\", \"type\": \"" + step + "\", \"config\": {" + more + "\"provider\": \"other\"}}");

        assertThat(publishing()).singleElement().satisfies(refused -> {
            assertThat(refused.where()).isEqualTo("nodes[x].config.provider");
            assertThat(refused.what().toString()).contains("\"other\", which is one for " + channel + " and not for");
        });
        assertThat(versions()).isZero();
    }

    @Test
    void hours_that_a_live_campaign_never_opens_are_not_published_and_for_a_draft_only_told() {
        draft(BY_DAY);
        publishing();
        long live = campaign("ACTIVE");
        draft(AT_NIGHT);

        assertThat(publishing()).extracting(Violation::where).containsExactly("nodes[x].config.window");
        assertThat(versions()).isOne();

        status(live, "DRAFT");
        assertThat(publishing()).isEmpty();
        assertThat(versions()).isEqualTo(2);
    }

    @Test
    void a_campaign_whose_messages_could_never_go_out_is_not_activated() {
        draft(AT_NIGHT);
        publishing();
        long draft = campaign("DRAFT");

        assertThat(activating(draft)).extracting(Violation::where).containsExactly("workflow.nodes[x].config.window");

        draft(BY_DAY);
        publishing();
        assertThat(activating(draft)).isEmpty();
    }

    @Test
    void a_campaign_whose_segment_went_after_publishing_is_not_activated() {
        segment();
        draft(ASKING);
        publishing();
        DATABASE.jdbi().useHandle(h -> h.execute("delete from segment"));

        assertThat(activating(campaign("DRAFT")))
                .extracting(Violation::where)
                .containsExactly("workflow.nodes[x].config.when.segment");
    }

    private void draft(String node) {
        FixedCaller caller = new FixedCaller(tenant, "mia", Roles.MARKETER);
        String edges = node.contains("\"wait\"")
                ? "{\"from\": \"x\", \"port\": \"happened\", \"to\": \"end\"},"
                        + " {\"from\": \"x\", \"port\": \"timeout\", \"to\": \"end\"}"
                : "{\"from\": \"x\", \"to\": \"end\"}";
        String document = "{\"name\": \"W\", \"nodes\": [{\"id\": \"start\", \"type\": \"manual-trigger\"}, " + node
                + ", {\"id\": \"end\", \"type\": \"exit\"}], \"edges\": [{\"from\": \"start\", \"to\": \"x\"}, " + edges
                + "]}";
        ENTITIES.tx(manager -> TestWorkflows.on(DATABASE.jdbi(), manager, caller, clock)
                .save("w", document, workflow == 0 ? IfMatch.ABSENT : IfMatch.any()));
        workflow = number("select id from workflow");
    }

    private List<Violation> publishing() {
        PublicationProof proof = new PublicationProof(
                TestWorkflows.versions(DATABASE.jdbi()),
                new CampaignQueryRepository(DATABASE.jdbi()),
                new LaunchGround(TestAudiences.rules(DATABASE.jdbi()), new BindingTargetRepository(DATABASE.jdbi())),
                clock);
        FixedCaller caller = new FixedCaller(tenant, "mia", Roles.MARKETER);
        return refusals(() -> ENTITIES.tx(manager -> TestWorkflows.on(
                        DATABASE.jdbi(), manager, caller, new FiredEvents<WorkflowPublished>(proof::published), clock)
                .publish("w", IfMatch.ABSENT)));
    }

    private List<Violation> activating(long campaign) {
        return refusals(() -> ENTITIES.tx(manager -> TestCampaigns.life(
                        DATABASE.jdbi(),
                        manager,
                        new FixedCaller(tenant, "mia", Roles.MARKETER),
                        clock,
                        new FiredEvents<>())
                .activate(campaign, IfMatch.ABSENT)));
    }

    private static List<Violation> refusals(Runnable act) {
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, act::run);
        return refused == null ? List.of() : refused.violations();
    }

    private long campaign(String status) {
        long campaign = TestCampaigns.rowOf(DATABASE.jdbi(), workflow, "C", status);
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        "update campaign set calendar = cast(? as jsonb) where id = ?", QUIET_AT_NIGHT, campaign));
        return campaign;
    }

    private static void status(long campaign, String status) {
        DATABASE.jdbi().useHandle(h -> h.execute("update campaign set status = ? where id = ?", status, campaign));
    }

    private void segment() {
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        "insert into segment (tenant_id, slug, name, kind, created_at, updated_at)"
                                + " values (?, 'friends', 'Friends', 'LIST', now(), now())",
                        tenant));
    }

    private void provider(String name, String channel) {
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        "insert into provider (tenant_id, name, channel, created_at) values (?, ?, ?, now())",
                        tenant,
                        name,
                        channel));
    }

    private static long versions() {
        return number("select count(*) from workflow_version");
    }

    private static long number(String sql) {
        return DATABASE.jdbi()
                .withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
    }
}
