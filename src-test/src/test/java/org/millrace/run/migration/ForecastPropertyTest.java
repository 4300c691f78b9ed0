package org.millrace.run.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.millrace.analytics.Recounts;
import org.millrace.platform.Entities;
import org.millrace.platform.PostgresDatabase;
import org.millrace.workflow.TestWorkflows;
import org.millrace.workflow.VersionChoice;
import org.millrace.workflow.WorkflowDocument;

/** Random flows, people at random places on two versions, a third one published with a random mapping. */
class ForecastPropertyTest {

    private static final PostgresDatabase DATABASE = new PostgresDatabase();
    private static final Entities ENTITIES = new Entities(DATABASE, TestWorkflows.ENTITIES.toArray(Class[]::new));
    private static int tenants;

    @BeforeContainer
    static void start() throws Exception {
        DATABASE.beforeAll(null);
        ENTITIES.beforeAll(null);
    }

    @AfterContainer
    static void stop() throws Exception {
        ENTITIES.afterAll(null);
        DATABASE.afterAll(null);
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    @Tag("P-06")
    @Tag("P-07")
    @Tag("P-08")
    void what_was_foreseen_happens_to_everybody_and_nobody_is_mailed_twice(@ForAll long seed) {
        Random random = new Random(seed);
        RandomFlows flows = new RandomFlows(seed);
        WorkflowDocument target = flows.flow();
        MovingCampaign campaign = inside(flows, random);
        Map<String, String> edits = flows.edits(campaign.nodeIds(), target);
        campaign.draft(target);

        PublishForecast forecast = campaign.forecast("draft", VersionChoice.MOVE_NOW, edits);
        List<UnmappedRun> unmapped =
                campaign.unmapped(VersionChoice.MOVE_NOW, edits, null, 100).items();
        Map<String, String> before = campaign.where();
        int no = campaign.publish(target, VersionChoice.MOVE_NOW, edits)
                .version()
                .no();
        campaign.tick(Duration.ZERO);

        CampaignForecast foreseen = forecast.campaigns().get(0);
        assertThat(forecast.version()).isEqualTo(no);
        assertThat(Happened.between(before, campaign.where(), no, Happened.targets(foreseen)))
                .isEqualTo(Happened.foreseen(foreseen));
        assertThat(unmapped).hasSize((int) foreseen.unmapped());
        assertThat(unmapped).allSatisfy(run -> assertThat(campaign.where().get(run.contact()))
                .startsWith("v" + run.version() + " "));
        toTheEnd(campaign);
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    @Tag("P-06")
    @Tag("P-08")
    void who_moves_at_the_next_wait_or_back_again_is_never_mailed_twice(@ForAll long seed) {
        Random random = new Random(seed);
        RandomFlows flows = new RandomFlows(seed);
        MovingCampaign campaign = inside(flows, random);
        campaign.publish(flows.flow(), VersionChoice.MOVE_AT_NEXT_WAIT);
        campaign.tick(Duration.ofDays(random.nextInt(5)));
        campaign.rollback(1, random.nextBoolean() ? VersionChoice.MOVE_NOW : VersionChoice.MOVE_AT_NEXT_WAIT);
        campaign.tick(Duration.ofDays(random.nextInt(3)));
        campaign.publish(flows.flow(), VersionChoice.MOVE_NOW);
        toTheEnd(campaign);
    }

    /** Twelve contacts on two versions, some of them frozen or an incident. */
    private static MovingCampaign inside(RandomFlows flows, Random random) {
        MovingCampaign campaign = new MovingCampaign(DATABASE, ENTITIES, "random-" + ++tenants, flows.flow());
        campaign.enter(6);
        campaign.tick(Duration.ofDays(random.nextInt(10)));
        campaign.publish(flows.flow(), VersionChoice.DRAIN);
        campaign.enter(6);
        campaign.tick(Duration.ofDays(random.nextInt(10)));
        campaign.sql(
                "update run set status = 'FROZEN' where campaign_id = ? and status = 'WAITING' and contact_id % 7 = 1",
                campaign.id);
        campaign.sql(
                """
                update run set status = 'INCIDENT', due_at = null, waiting_for = null, wait_until = null
                where campaign_id = ? and status = 'WAITING' and contact_id % 7 = 2
                """,
                campaign.id);
        return campaign;
    }

    private static void toTheEnd(MovingCampaign campaign) {
        campaign.sql(
                """
                update run set status = 'WAITING', due_at = coalesce(due_at, ?)
                where campaign_id = ? and status in ('FROZEN', 'INCIDENT')
                """,
                java.sql.Timestamp.from(campaign.clock.instant()),
                campaign.id);
        Stream.generate(() -> Duration.ofDays(8)).limit(12).forEach(campaign::tick);

        assertThat(campaign.where().values()).allMatch(place -> place.endsWith("SUCCESS"));
        assertThat(campaign.mails()).doesNotHaveDuplicates();
        assertThat(Recounts.differences(DATABASE.jdbi(), campaign.tenant, campaign.id))
                .isEmpty();
    }
}
