package org.millrace.run.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.contact.ContactNumberRepository;
import org.millrace.delivery.PostgresLedger;
import org.millrace.platform.FixedCaller;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.platform.Page;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Roles;
import org.millrace.platform.SettableClock;

class StoriesTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private PostgresLedger ledger;
    private Stories stories;
    private String contact;
    private long contactId;

    @BeforeEach
    void empty() {
        DATABASE.clear();
        ledger = new PostgresLedger(DATABASE, new SettableClock(NOON));
        stories = of(ledger.tenant);
        long message = ledger.sent(1, "ada@example.com", NOON.plusSeconds(30));
        contactId = number("select contact_id from message where id = " + message);
        contact = DATABASE.jdbi()
                .withHandle(h -> h.createQuery("select external_id from contact where id = " + contactId)
                        .mapTo(String.class)
                        .one());
    }

    private static Stories of(int tenant) {
        return new Stories(
                new StoryRepository(DATABASE.jdbi()),
                new ContactNumberRepository(DATABASE.jdbi()),
                new FixedCaller(tenant, "ina", Roles.MARKETER));
    }

    private static long number(String sql) {
        return DATABASE.jdbi()
                .withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
    }

    private void event(String name, Instant at) {
        DATABASE.jdbi().useHandle(h -> h.createUpdate(
                        "insert into event (tenant_id, contact_id, name, occurred_at, received_at, source,"
                                + " external_id) values (:tenant, :contact, :name, :at, :at, 'shop', :name || :at)")
                .bind("tenant", ledger.tenant)
                .bind("contact", contactId)
                .bind("name", name)
                .bind("at", at)
                .execute());
    }

    @Test
    void what_happened_stands_in_one_order_the_newest_first() {
        event("page_viewed", NOON);
        event("order_paid", NOON.plusSeconds(60));

        assertThat(stories.of(contact, Set.of(), null, 50).items())
                .extracting(StoryEntry::kind, StoryEntry::at)
                .containsExactly(
                        tuple(StoryKind.EVENT, NOON.plusSeconds(60)),
                        tuple(StoryKind.MESSAGE, NOON.plusSeconds(30)),
                        tuple(StoryKind.EVENT, NOON));
        assertThat(stories.of(contact, Set.of(StoryKind.MESSAGE), null, 50).items())
                .singleElement()
                .satisfies(entry -> assertThat(entry.state()).isEqualTo("SENT"));
    }

    @Test
    void an_event_comes_with_what_was_told_with_it() {
        event("order_paid", NOON.plusSeconds(60));
        DATABASE.jdbi().useHandle(h -> h.execute("update event set properties = '{\"total\": 120}'"));

        assertThat(stories.of(contact, Set.of(), null, 50).items())
                .extracting(entry -> String.valueOf(entry.properties()))
                .containsExactly("{\"total\":120}", "null");
    }

    @Test
    @Tag("S4-35")
    void what_people_changed_of_the_contact_is_told_with_who_did_it_and_what_was_there_before() {
        record(
                "contact.updated",
                1,
                "{\"phone\": \"+1\", \"version\": 1, \"attributes\": {\"plan\": \"free\", \"size\": 4}}",
                "{\"phone\": \"+1\", \"version\": 2, \"attributes\": {\"plan\": \"pro\", \"size\": 4}}");
        record("contact.tagged", 2, null, "[\"vip\"]");
        record("contact.untagged", 3, "[\"vip\"]", null);
        record("contact.updated", 4, null, null);
        record("contact.consent", 5, null, "{\"state\": \"OPTED_OUT\"}");

        assertThat(stories.of(contact, Set.of(StoryKind.CHANGE), null, 50).items())
                .extracting(StoryEntry::what, StoryEntry::detail, entry -> String.valueOf(entry.properties()))
                .containsExactly(
                        tuple("contact.updated", "ina", "null"),
                        tuple("contact.untagged", "ina", "{\"tags\":{\"before\":[\"vip\"]}}"),
                        tuple("contact.tagged", "ina", "{\"tags\":{\"after\":[\"vip\"]}}"),
                        tuple("contact.updated", "ina", "{\"plan\":{\"before\":\"free\",\"after\":\"pro\"}}"));
    }

    private void record(String action, int second, String before, String after) {
        DATABASE.jdbi().useHandle(h -> h.createUpdate(
                        "insert into audit (tenant_id, at, actor, action, subject_type, subject_id, before, after) values"
                                + " (:tenant, :at, 'ina', :action, 'contact', :contact, cast(:before as jsonb), cast(:after as jsonb))")
                .bind("tenant", ledger.tenant)
                .bind("at", NOON.plusSeconds(second))
                .bind("action", action)
                .bind("contact", String.valueOf(contactId))
                .bind("before", before)
                .bind("after", after)
                .execute());
    }

    @Test
    void pages_of_a_story_leave_nothing_out_and_tell_nothing_twice_also_where_all_happened_in_one_moment() {
        for (int i = 0; i < 7; i++) {
            event("at-once-" + i, NOON.plusSeconds(30));
        }

        List<Long> ids = new ArrayList<>();
        String next = null;
        do {
            Page<StoryEntry> page = stories.of(contact, Set.of(), next, 3);
            page.items().forEach(entry -> ids.add(entry.kind().ordinal() * 1_000_000L + entry.id()));
            next = page.next().orElse(null);
        } while (next != null);

        assertThat(ids).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void a_story_of_another_tenant_is_not_there_and_a_cursor_of_another_list_is_refused() {
        Stories others = of(DATABASE.newTenant("other"));

        assertThatThrownBy(() -> others.of(contact, Set.of(), null, 50)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> others.runs(contact, null, 50)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> stories.of(contact, Set.of(), "12", 50)).isInstanceOf(InvalidInput.class);
    }
}
