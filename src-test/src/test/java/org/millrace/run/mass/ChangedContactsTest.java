package org.millrace.run.mass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.run.WorkflowBuilder.aWorkflow;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.contact.AttributeChange;
import org.millrace.contact.PostgresContacts;
import org.millrace.platform.Json;

/** Waits whose end depends on what the contact says. */
@Tag("P-16")
class ChangedContactsTest extends LiveGround {

    /** A Monday. */
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private void waitingAt(String wait) {
        entering(wait);
        campaign.settle();
    }

    private void entering(String wait) {
        campaign = live(aWorkflow()
                .node("pause", "wait", wait)
                .node("done", "exit", "{}")
                .path("start", "pause", "done")
                .build());
        campaign.enter(1);
    }

    private void set(String name, String value) {
        long contact = campaign.count("select contact_id from run where campaign_id = :id");
        AttributeChange change = new AttributeChange(campaign.tenant, contact, name, Json.tree("\"" + value + "\""));
        DATABASE.newTx(() ->
                new PostgresContacts(DATABASE, clock.instant()).attributes().apply(List.of(change), clock.instant()));
    }

    private Instant end() {
        return DATABASE.jdbi().withHandle(h -> h.createQuery("select wait_until from run where campaign_id = :id")
                .bind("id", campaign.id)
                .map((row, ctx) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .one());
    }

    private int looks() {
        int notes = campaign.engine.lookAtChangedContacts();
        campaign.settle();
        return notes;
    }

    @Test
    void a_contact_that_moves_to_another_zone_moves_the_end_of_its_wait() {
        waitingAt("{\"until\": {\"at\": \"09:00\"}}");
        assertThat(end()).as("9 in UTC, tomorrow").isEqualTo(START.plus(Duration.ofDays(1)));

        set("timeZone", "America/New_York");
        assertThat(looks()).isEqualTo(1);

        assertThat(end()).as("9 in New York, today").isEqualTo("2026-03-02T14:00:00Z");
        assertThat(looks()).as("once").isZero();
        clock.advance(Duration.ofHours(5));
        campaign.settle();
        assertThat(campaign.runs("SUCCESS")).isOne();
    }

    @Test
    void a_date_that_changes_moves_the_end_of_the_wait_and_one_that_goes_ends_it() {
        entering("{\"date\": {\"field\": \"renewsOn\"}, \"zone\": \"campaign\"}");
        set("renewsOn", "2026-04-01");
        campaign.settle();
        assertThat(end()).isEqualTo("2026-04-01T00:00:00Z");

        set("renewsOn", "2026-03-20");
        looks();
        assertThat(end()).isEqualTo("2026-03-20T00:00:00Z");

        set("renewsOn", "never");
        looks();
        assertThat(campaign.runs("SUCCESS")).isOne();
    }

    @Test
    void a_wait_that_does_not_ask_the_contact_is_left_alone() {
        waitingAt("{\"amount\": 3, \"unit\": \"days\"}");
        long version = campaign.count("select version from run where campaign_id = :id");

        set("timeZone", "America/New_York");
        assertThat(looks()).isEqualTo(1);

        assertThat(campaign.count("select version from run where campaign_id = :id"))
                .isEqualTo(version);
    }

    /** The batch has read the contact before the change; its run is looked at again once the batch has written it. */
    @Test
    void a_change_in_the_middle_of_a_batch_is_not_lost() throws Exception {
        waitingAt("{\"until\": {\"at\": \"09:00\"}}");
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch changed = new CountDownLatch(1);
        Thread batch = new Thread(() -> DATABASE.newTx(() -> {
            DATABASE.jdbi()
                    .useHandle(h -> h.execute("select id from run where campaign_id = " + campaign.id + " for update"));
            held.countDown();
            await(changed);
        }));
        batch.start();
        assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();

        set("timeZone", "America/New_York");
        Thread looking = new Thread(campaign.engine::lookAtChangedContacts);
        looking.start();
        changed.countDown();
        batch.join(10_000);
        looking.join(10_000);
        campaign.settle();

        assertThat(end()).isEqualTo("2026-03-02T14:00:00Z");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
