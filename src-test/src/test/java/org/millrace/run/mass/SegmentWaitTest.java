package org.millrace.run.mass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.run.WorkflowBuilder.aWorkflow;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.contact.ContactEvent;
import org.millrace.contact.EventLog;
import org.millrace.contact.PostgresContacts;
import org.millrace.platform.FiredEvents;
import org.millrace.platform.Json;
import org.millrace.run.wake.TestWakeups;
import org.millrace.workflow.Listening;

/** Waits for a segment whose rule asks for what the contact does. */
@Tag("P-04")
class SegmentWaitTest extends LiveGround {

    private static final String BUYERS = "{\"type\": \"inSegment\", \"segment\": \"buyers\"}";
    private static final String BOUGHT = "{\"type\": \"event\", \"name\": \"bought\"}";

    private int told;

    @Test
    void the_event_that_brings_the_contact_into_the_segment_ends_the_wait_at_once_and_another_does_not() {
        waitingFor(BUYERS);
        segment("buyers", BOUGHT);
        does("visited");
        assertThat(campaign.runs("WAITING")).isOne();
        assertThat(notes())
                .as("an event that nobody asks for is not even noted")
                .isZero();

        does("bought");
        looks();

        assertThat(campaign.runs("SUCCESS")).isOne();
    }

    @Test
    void a_segment_is_heard_through_the_segments_that_it_names() {
        waitingFor(BUYERS);
        segment("buyers", "{\"type\": \"inSegment\", \"segment\": \"payers\"}");
        segment("payers", BOUGHT);

        does("bought");
        looks();

        assertThat(campaign.runs("SUCCESS")).isOne();
    }

    @Test
    void the_event_that_takes_the_contact_out_of_the_segment_ends_the_wait_for_that() {
        waitingFor("{\"type\": \"not\", \"of\": " + BUYERS + "}");
        segment("buyers", "{\"type\": \"not\", \"of\": " + BOUGHT + "}");
        looks();
        assertThat(campaign.runs("WAITING")).isOne();

        does("bought");
        looks();

        assertThat(campaign.runs("SUCCESS")).isOne();
    }

    @Test
    void a_rule_that_is_changed_after_publishing_is_heard_as_it_is_now() {
        waitingFor(BUYERS);
        segment("buyers", "{\"type\": \"event\", \"name\": \"visited\"}");
        DATABASE.jdbi().useHandle(h -> h.execute("update segment set predicate = cast(? as jsonb)", BOUGHT));

        does("visited");
        looks();
        assertThat(campaign.runs("WAITING")).isOne();

        does("bought");
        looks();
        assertThat(campaign.runs("SUCCESS")).isOne();
    }

    private void waitingFor(String condition) {
        campaign = live(aWorkflow()
                .node("pause", "wait", "{\"amount\": 5, \"unit\": \"days\", \"when\": " + condition + "}")
                .node("done", "exit", "{}")
                .edge("start", "next", "pause")
                .edge("pause", "happened", "done")
                .build());
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        """
                        with v as (insert into workflow_version (tenant_id, workflow_id, no, document, published_by, published_at)
                                   select tenant_id, id, 1, '{}', 'mia', now() from workflow returning id, tenant_id)
                        insert into listener (tenant_id, version_id, what)
                        select tenant_id, id, unnest(cast(? as text[])) from v
                        """,
                        "{" + Listening.STANDING + ",segment:buyers}"));
        if (condition.startsWith("{\"type\": \"not\"")) {
            segment("buyers", "{\"type\": \"not\", \"of\": " + BOUGHT + "}");
        }
        campaign.enter(1);
        campaign.settle();
    }

    private void segment(String slug, String rule) {
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        """
                        insert into segment (tenant_id, slug, name, kind, predicate, created_at, updated_at)
                        select id, ?, ?, 'SEGMENT', cast(? as jsonb), now(), now() from tenant
                        on conflict do nothing
                        """,
                        slug,
                        slug,
                        rule));
    }

    private void does(String event) {
        clock.advance(java.time.Duration.ofSeconds(1));
        TestWakeups wakeups = new TestWakeups(DATABASE, null, clock);
        EventLog log = new EventLog(people().events(), new FiredEvents<>(wakeups::recordedInSegments), clock);
        ContactEvent done =
                new ContactEvent(contact(), event, clock.instant(), "test", "e" + ++told, Json.tree("{}"), null);
        DATABASE.newTx(() -> log.record(campaign.tenant, List.of(done)));
    }

    private PostgresContacts people() {
        return new PostgresContacts(DATABASE, clock.instant());
    }

    private long contact() {
        return campaign.count("select contact_id from run where campaign_id = :id");
    }

    private long notes() {
        return campaign.count("select count(*) from contact_change where :id = :id");
    }

    private void looks() {
        campaign.engine.lookAtChangedContacts();
        campaign.settle();
    }
}
