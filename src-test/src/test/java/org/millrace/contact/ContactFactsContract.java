package org.millrace.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.millrace.platform.Json;
import org.millrace.predicate.FactsNeeded;

/** What whoever loads facts relies on. */
abstract class ContactFactsContract extends TwoTenants {

    static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    /** @param json fields and attributes side by side */
    abstract ContactFactsStore facts();

    abstract ContactTagStore tags();

    abstract EventStore events();

    @Test
    void fields_and_attributes_are_found_under_their_names() {
        long ada = contact(
                tenant(),
                "ada",
                "{\"email\":\"Ada@example.com\",\"timeZone\":\"Europe/London\",\"plan\":\"pro\",\"seats\":5}");
        ContactFacts facts =
                load(List.of(ada), new FactsNeeded(true, false, Set.of())).get(ada);
        assertThat(facts.attribute("externalId").map(JsonNode::asText)).contains("ada");
        assertThat(facts.attribute("email").map(JsonNode::asText)).contains("Ada@example.com");
        assertThat(facts.attribute("timeZone").map(JsonNode::asText)).contains("Europe/London");
        assertThat(facts.attribute("plan").map(JsonNode::asText)).contains("pro");
        assertThat(facts.attribute("seats").map(JsonNode::asInt)).contains(5);
        assertThat(facts.attribute("lastName")).isEmpty();
        assertThat(facts.now()).isEqualTo(NOW);
    }

    @Test
    void only_contacts_of_the_tenant_are_loaded() {
        long ours = contact(tenant(), "ours", "{}");
        long theirs = contact(otherTenant(), "theirs", "{}");
        assertThat(load(List.of(ours, theirs, 999_999L), FactsNeeded.NONE)).containsOnlyKeys(ours);
    }

    @Test
    void tags_are_loaded_when_they_are_needed_and_the_last_change_wins() {
        long ada = contact(tenant(), "ada", "{}");
        long bob = contact(tenant(), "bob", "{}");
        tags().apply(
                        List.of(
                                new TagChange(tenant(), ada, "vip", true),
                                new TagChange(tenant(), ada, "vip", false),
                                new TagChange(tenant(), ada, "new", true),
                                new TagChange(tenant(), bob, "vip", false),
                                new TagChange(tenant(), bob, "vip", true),
                                new TagChange(otherTenant(), bob, "foreign", true)),
                        NOW);
        Map<Long, ContactFacts> facts = load(List.of(ada, bob), new FactsNeeded(false, true, Set.of()));
        assertThat(facts.get(ada).hasTag("vip")).isFalse();
        assertThat(facts.get(ada).hasTag("new")).isTrue();
        assertThat(facts.get(bob).hasTag("vip")).isTrue();
        assertThat(facts.get(bob).hasTag("foreign")).isFalse();
    }

    @Test
    void events_come_by_name_oldest_first_and_none_from_the_future() {
        long ada = contact(tenant(), "ada", "{}");
        events().add(
                        tenant(),
                        List.of(
                                event(ada, "order_paid", NOW.minusSeconds(10), "2"),
                                event(ada, "order_paid", NOW.minusSeconds(20), "1"),
                                event(ada, "order_paid", NOW.plusSeconds(1), "3"),
                                event(ada, "visit", NOW, "4")),
                        NOW);
        ContactFacts facts = load(List.of(ada), new FactsNeeded(false, false, Set.of("order_paid")))
                .get(ada);
        assertThat(facts.events("order_paid"))
                .extracting(e -> e.occurredAt())
                .containsExactly(NOW.minusSeconds(20), NOW.minusSeconds(10));
        assertThat(facts.events("order_paid").get(0).properties().get("amount").asInt())
                .isEqualTo(7);
        assertThat(facts.events("visit")).isEmpty();
    }

    @Test
    void an_event_knows_its_campaign_and_whether_a_machine_did_it() {
        long ada = contact(tenant(), "ada", "{}");
        ContactEvent.Origin origin = new ContactEvent.Origin(42L, 7L, true, "proxy");
        events().add(
                        tenant(),
                        List.of(new ContactEvent(
                                ada, ContactEvent.EMAIL_OPENED, NOW, "delivery", "open-7", null, origin)),
                        NOW);
        var opened = load(List.of(ada), new FactsNeeded(false, false, Set.of(ContactEvent.EMAIL_OPENED)))
                .get(ada)
                .events(ContactEvent.EMAIL_OPENED);
        assertThat(opened).hasSize(1);
        assertThat(opened.get(0).campaignId()).isEqualTo(Optional.of(42L));
        assertThat(opened.get(0).machine()).isTrue();
    }

    @Test
    void an_event_is_stored_once_per_source_and_external_id() {
        long ada = contact(tenant(), "ada", "{}");
        long theirs = contact(otherTenant(), "ada", "{}");
        List<ContactEvent> twice = List.of(event(ada, "visit", NOW, "a"), event(ada, "visit", NOW, "a"));
        assertThat(events().add(tenant(), twice, NOW).fresh()).hasSize(1);
        assertThat(events().add(tenant(), twice, NOW).fresh()).isEmpty();
        assertThat(events().add(otherTenant(), List.of(event(theirs, "visit", NOW, "a")), NOW)
                        .fresh())
                .hasSize(1);
    }

    @Test
    void an_event_of_a_contact_that_is_not_there_is_not_stored() {
        long theirs = contact(otherTenant(), "theirs", "{}");
        EventStore.Added added = events().add(tenant(), List.of(event(theirs, "visit", NOW, "a")), NOW);
        assertThat(added.fresh()).isEmpty();
        assertThat(added.gone()).containsExactly(theirs);
    }

    private Map<Long, ContactFacts> load(List<Long> ids, FactsNeeded needed) {
        return facts().load(tenant(), ids, needed, NOW);
    }

    private static ContactEvent event(long contact, String name, Instant at, String id) {
        return new ContactEvent(contact, name, at, "shop", id, Json.tree("{\"amount\":7}"), null);
    }
}
