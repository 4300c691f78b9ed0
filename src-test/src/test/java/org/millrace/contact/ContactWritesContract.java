package org.millrace.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.contact.ScoreChange.Kind;
import org.millrace.platform.Json;
import org.millrace.predicate.FactsNeeded;

/** What steps rely on that change contacts, a batch at a time. */
abstract class ContactWritesContract extends TwoTenants {

    static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    abstract ContactFactsStore facts();

    abstract void set(AttributeChange... changes);

    abstract void score(ScoreChange... changes);

    abstract void suppress(Suppression... suppressions);

    abstract ConsentStore consents();

    /** Fires and has what was fired stored. */
    abstract void fire(FiredEvent... events);

    @Test
    @Tag("S2-23")
    void fields_and_attributes_are_set_and_cleared_and_the_last_word_counts() {
        long ada = contact(tenant(), "ada", "{\"email\":\"ada@example.com\",\"plan\":\"free\",\"seats\":5}");
        set(
                change(ada, "plan", "\"pro\""),
                change(ada, "seats", "7"),
                change(ada, "seats", "null"),
                change(ada, "firstName", "\"Ada\""),
                change(ada, "timeZone", "\"Europe/London\""),
                change(ada, "timeZone", "null"));
        assertThat(attribute(ada, "plan")).contains("pro");
        assertThat(attribute(ada, "seats")).isEmpty();
        assertThat(attribute(ada, "firstName")).contains("Ada");
        assertThat(attribute(ada, "timeZone")).isEmpty();
        assertThat(attribute(ada, "email")).contains("ada@example.com");
    }

    @Test
    void a_batch_changes_many_contacts_and_passes_over_those_that_are_not_of_the_tenant() {
        long ada = contact(tenant(), "ada", "{}");
        long bob = contact(tenant(), "bob", "{}");
        long foreign = contact(otherTenant(), "eve", "{}");
        set(change(bob, "x", "1"), change(ada, "x", "2"), change(foreign, "x", "3"), change(999_999, "x", "4"));
        score(points(foreign, Kind.SET, 3), points(999_999, Kind.SET, 3));
        suppress(new Suppression(tenant(), foreign, "*", "*"), new Suppression(tenant(), 999_999, "*", "*"));
        assertThat(attribute(ada, "x")).contains("2");
        assertThat(attribute(bob, "x")).contains("1");
        FactsNeeded all = new FactsNeeded(true, false, Set.of());
        assertThat(facts().load(otherTenant(), List.of(foreign), all, NOW)
                        .get(foreign)
                        .attribute("x"))
                .isEmpty();
        assertThat(refusal(otherTenant(), foreign, "email")).isNull();
    }

    @Test
    @Tag("S2-23")
    void a_suppression_is_an_opt_out_of_its_channel_and_topic() {
        long ada = contact(tenant(), "ada", "{}");
        suppress(
                new Suppression(tenant(), ada, "email", "*"),
                new Suppression(tenant(), ada, "email", "*"),
                new Suppression(tenant(), ada, "sms", "news"));
        assertThat(refusal(tenant(), ada, "email")).isEqualTo(ConsentStore.OPTED_OUT);
        assertThat(refusal(tenant(), ada, "sms")).isNull();
        assertThat(consentLog()).containsExactlyInAnyOrder("email *", "sms news");
        suppress(new Suppression(tenant(), ada, "email", "*"));
        assertThat(consentLog()).hasSize(2);
    }

    /** "channel topic" of each change that came from a workflow. */
    abstract List<String> consentLog();

    @Test
    @Tag("S4-08")
    void a_fired_event_is_one_event_however_often_its_step_is_done() {
        long ada = contact(tenant(), "ada", "{}");
        FiredEvent fired = new FiredEvent(tenant(), ada, 7, 17, 4, 2, "became_lead", Json.tree("{\"plan\":\"pro\"}"));
        fire(fired, fired, new FiredEvent(tenant(), ada, 7, 17, 4, 3, "became_lead", null));
        fire(fired);
        var events = facts().load(tenant(), List.of(ada), new FactsNeeded(false, false, Set.of("became_lead")), NOW)
                .get(ada)
                .events("became_lead");
        assertThat(events).hasSize(2);
        assertThat(events)
                .extracting(event -> event.properties().path("plan").asText())
                .containsExactlyInAnyOrder("pro", "");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.campaignId()).isEqualTo(Optional.of(7L));
            assertThat(event.machine()).isFalse();
        });
    }

    ScoreChange points(long contact, Kind kind, int points) {
        return new ScoreChange(tenant(), contact, "fit", kind, BigDecimal.valueOf(points), "test");
    }

    private AttributeChange change(long contact, String name, String value) {
        return new AttributeChange(tenant(), contact, name, Json.tree(value));
    }

    private Optional<String> attribute(long contact, String name) {
        Map<Long, ContactFacts> loaded =
                facts().load(tenant(), List.of(contact), new FactsNeeded(true, false, Set.of()), NOW);
        return loaded.get(contact).attribute(name).map(JsonNode::asText);
    }

    private String refusal(int tenant, long contact, String channel) {
        return consents()
                .refused(List.of(new ConsentStore.Question(1, tenant, contact, channel, "marketing")))
                .get(1L);
    }
}
