package org.millrace.campaign;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.calendar.CalendarRules;
import org.millrace.calendar.CalendarZone;
import org.millrace.calendar.WeekHours;
import org.millrace.platform.Audits;
import org.millrace.platform.Entities;
import org.millrace.platform.FiredEvents;
import org.millrace.platform.FixedCaller;
import org.millrace.platform.IfMatch;
import org.millrace.platform.Json;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Roles;
import org.millrace.platform.SettableClock;
import org.millrace.workflow.TestWorkflows;
import org.millrace.workflow.Workflows;

/** Two tenants with their campaigns, as a marketer has them, on a Sunday at nine. */
abstract class CampaignGround {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    @RegisterExtension
    static final Entities ENTITIES = new Entities(DATABASE, TestCampaigns.entities());

    static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    static final String MANUAL = "{\"id\": \"start\", \"type\": \"manual-trigger\"}";
    static final String EVENT =
            "{\"id\": \"start\", \"type\": \"event-trigger\", \"config\": {\"event\": \"order_paid\"}}";
    static final String SCHEDULE =
            "{\"id\": \"start\", \"type\": \"schedule-trigger\", \"config\": {\"cron\": \"0 9 * * *\"}}";

    static final CalendarRules CALENDAR = new CalendarRules(
            CalendarZone.CONTACT,
            WeekHours.workdays("09:00-12:00", "13:00-17:00"),
            List.of("2026-12-25", "--01-01"),
            List.of("21:00-08:00"));

    final SettableClock clock = new SettableClock(NOW);
    final FiredEvents<Object> facts = new FiredEvents<>();
    int acme;
    int other;

    @BeforeEach
    final void empty() {
        DATABASE.clear();
        acme = DATABASE.newTenant("acme");
        other = DATABASE.newTenant("other");
    }

    CampaignSnapshot create(CampaignDetails details) {
        return on(campaigns -> campaigns.create(details));
    }

    CampaignPage list(CampaignQuery query) {
        return on(campaigns -> campaigns.list(query));
    }

    <T> T on(Function<Campaigns, T> work) {
        return as(acme, fixture -> work.apply(fixture.campaigns));
    }

    CampaignSnapshot life(Function<CampaignLife, CampaignSnapshot> act) {
        return as(acme, fixture -> act.apply(fixture.life));
    }

    <T> T as(int tenant, Function<Fixture, T> work) {
        return ENTITIES.tx(manager -> work.apply(new Fixture(tenant, manager)));
    }

    final <T> T as(Function<Fixture, T> work) {
        return as(acme, work);
    }

    CampaignSnapshot draft(CampaignType type, AudienceChoice audience, String trigger, Instant start, Instant end) {
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

    static CampaignDetails details(
            String name, CampaignType type, AudienceChoice audience, Instant start, Instant end, Reentry reentry) {
        return new CampaignDetails(
                name, null, type, null, audience, null, null, null, null, null, null, null, start, end, reentry, null,
                null, null, null);
    }

    CampaignSnapshot activated(CampaignSnapshot draft) {
        return life(life -> life.activate(draft.id(), IfMatch.ABSENT));
    }

    CampaignSnapshot read(long id) {
        return as(fixture -> fixture.campaigns.get(id));
    }

    void document(String slug) {
        String json =
                """
                {"name": "%s", "nodes": [{"id": "start", "type": "manual-trigger"}, {"id": "end", "type": "exit"},
                  {"id": "arms", "type": "split", "config": {"experiment": true, "arms": [
                    {"port": "a", "weight": 50}, {"port": "b", "weight": 50}]}}],
                 "edges": [{"from": "start", "to": "arms"}, {"from": "arms", "port": "a", "to": "end"},
                           {"from": "arms", "port": "b", "to": "end"}], "layout": {"start": {"x": 5, "y": 7}}}
                """
                        .formatted(Character.toUpperCase(slug.charAt(0)) + slug.substring(1));
        as(acme, fixture -> fixture.workflows.save(slug, json, IfMatch.any()));
    }

    /** As REST has them. */
    static CampaignDetails decided(String json) {
        return Json.read(json, CampaignDetails.class);
    }

    static CampaignDetails full(String name) {
        return new CampaignDetails(
                name,
                "All of it",
                CampaignType.AB_TEST,
                null,
                AudienceChoice.segment("vips"),
                null,
                "news@example.com",
                "Acme",
                "offers",
                "Europe/Vienna",
                CALENDAR,
                SendStrategy.OPTIMISED,
                null,
                null,
                null,
                false,
                null,
                List.of(
                        new GoalDefinition("visit", "visited", Duration.ofDays(14), null),
                        new GoalDefinition("conversion", "ordered", Duration.ofDays(14), "value")),
                List.of(new ProductChoice("shirts", false), new ProductChoice("shoes", true)));
    }

    void segment(String slug) {
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        "insert into segment (tenant_id, slug, name, kind, created_at, updated_at) values (?, ?, ?, 'LIST', now(), now())",
                        acme,
                        slug,
                        slug));
    }

    void product(String slug) {
        DATABASE.jdbi()
                .useHandle(h ->
                        h.execute("insert into product (tenant_id, slug, name) values (?, ?, ?)", acme, slug, slug));
    }

    /** The boundaries of one transaction. */
    final class Fixture {
        final Workflows workflows;
        final Campaigns campaigns;
        final CampaignLife life;
        final CampaignStarts starts;

        Fixture(int tenant, EntityManager manager) {
            FixedCaller caller = new FixedCaller(tenant, "mia", Roles.MARKETER);
            CampaignQueryRepository queries = new CampaignQueryRepository(DATABASE.jdbi());
            BindingTargetRepository targets = new BindingTargetRepository(DATABASE.jdbi());
            CampaignRepository repository = new CampaignRepository(manager);
            CampaignStateRepository states = new CampaignStateRepository(DATABASE.jdbi());
            Launch launch = TestCampaigns.launch(DATABASE.jdbi());
            workflows = TestWorkflows.on(DATABASE.jdbi(), manager, caller, clock);
            OwnWorkflows own = new OwnWorkflows(workflows, targets);
            campaigns = new Campaigns(
                    repository,
                    queries,
                    new CampaignBindings(targets, own),
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
