package org.millrace.run.mass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.run.WorkflowBuilder.aWorkflow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.campaign.CatchUp;
import org.millrace.campaign.CatchUpRule;
import org.millrace.campaign.TestCampaigns;
import org.millrace.contact.ContactEvent;
import org.millrace.contact.EventLog;
import org.millrace.contact.PostgresContacts;
import org.millrace.platform.Entities;
import org.millrace.platform.FiredEvents;
import org.millrace.platform.IfMatch;
import org.millrace.platform.Json;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.SettableClock;

/** What a contact does while its campaign is frozen. */
@Tag("P-09")
class FrozenEventTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    @RegisterExtension
    static final Entities ENTITIES = new Entities(DATABASE, TestCampaigns.entities());

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
    private LiveCampaign campaign;

    @BeforeEach
    void waitingForPayment() {
        DATABASE.clear();
        campaign = new LiveCampaign(
                DATABASE,
                ENTITIES,
                clock,
                aWorkflow()
                        .node("pause", "wait", "{\"amount\": 5, \"unit\": \"days\", \"event\": {\"name\": \"paid\"}}")
                        .node("done", "exit", "{}")
                        .edge("start", "next", "pause")
                        .edge("pause", "happened", "done")
                        .build());
        campaign.enter(1);
    }

    @Test
    void an_event_in_the_freeze_ends_the_wait_also_when_the_waits_are_retimed() {
        campaign.settle();
        freeze();
        pays();

        resumeAfter(Duration.ofHours(2));

        assertThat(campaign.runs("SUCCESS")).isOne();
    }

    @Test
    void what_happened_before_the_wait_began_does_not_end_it_after_a_retiming_either() {
        pays();
        clock.advance(Duration.ofSeconds(1));
        campaign.settle();
        freeze();

        resumeAfter(Duration.ofHours(2));

        assertThat(campaign.runs("WAITING")).isOne();
    }

    @Test
    void what_happened_in_a_wait_and_is_told_after_two_retimings_ends_it() {
        campaign.settle();
        Instant inTheWait = clock.instant().plusSeconds(1);
        freeze();
        resumeAfter(Duration.ofHours(2));
        freeze();
        resumeAfter(Duration.ofHours(3));

        pays(inTheWait);
        stand("WAITING", clock.instant());
        campaign.settle();

        assertThat(campaign.runs("SUCCESS")).isOne();
    }

    @Test
    void who_stood_at_an_incident_waits_on_afterwards_for_what_comes_later() {
        pays();
        clock.advance(Duration.ofSeconds(1));
        campaign.settle();
        stand("INCIDENT", null);
        freeze();
        resumeAfter(Duration.ofHours(2));

        stand("WAITING", clock.instant());
        campaign.settle();

        assertThat(campaign.runs("WAITING")).isOne();
    }

    private void stand(String status, Instant due) {
        DATABASE.jdbi()
                .useHandle(h -> h.createUpdate("update run set status = :status, due_at = :due where campaign_id = :id")
                        .bind("status", status)
                        .bind("due", due)
                        .bind("id", campaign.id)
                        .execute());
    }

    private void freeze() {
        clock.advance(Duration.ofSeconds(1));
        campaign.act(life -> life.freeze(campaign.id, IfMatch.ABSENT));
        campaign.settle();
    }

    private void resumeAfter(Duration pause) {
        clock.advance(pause);
        campaign.act(life -> life.resume(campaign.id, IfMatch.ABSENT, new CatchUp(CatchUpRule.RETIME, null)));
        campaign.settle();
    }

    private void pays() {
        clock.advance(Duration.ofSeconds(1));
        pays(clock.instant());
    }

    private void pays(Instant at) {
        PostgresContacts people = new PostgresContacts(DATABASE, clock.instant());
        EventLog log = new EventLog(people.events(), new FiredEvents<>(), clock);
        long contact = campaign.count("select contact_id from run where campaign_id = :id");
        ContactEvent paid = new ContactEvent(contact, "paid", at, "test", "e", Json.tree("{}"), null);
        DATABASE.newTx(() -> log.record(campaign.tenant, List.of(paid)));
    }
}
