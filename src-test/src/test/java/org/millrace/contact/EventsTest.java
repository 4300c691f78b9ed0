package org.millrace.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.campaign.TestCampaigns;
import org.millrace.platform.DeadLetterRepository;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Json;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Sentence;
import org.millrace.platform.TenantSlugRepository;

class EventsTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private ContactDesk desk;

    @BeforeEach
    void empty() {
        DATABASE.clear();
        desk = new ContactDesk(DATABASE, "a");
        DATABASE.tx(() -> desk.contacts()
                .putAll(IntStream.range(0, 50)
                        .mapToObj(i -> Json.tree("{\"externalId\":\"c" + i + "\"}"))
                        .toList()));
    }

    @Test
    void the_good_are_stored_the_bad_are_listed_and_what_was_known_is_a_duplicate() {
        Instant now = desk.clock.instant();
        RecordedEvents first = record(
                event("c0", "visit", now, "1"),
                event("c0", "visit", now, "1"),
                event("nobody", "visit", now, "2"),
                event("c1", "not a name", now, "3"),
                event("c1", "visit", now, null),
                event("c1", "visit", now.plus(Duration.ofMinutes(6)), "4"),
                event("c1", "visit", now.plus(Duration.ofMinutes(4)), "5"),
                event("c2", "visit", null, "6"));
        assertThat(first.accepted()).isEqualTo(3);
        assertThat(first.duplicates()).isEqualTo(1);
        assertThat(first.rejected()).extracting(r -> r.index()).containsExactly(2, 3, 4, 5);
        assertThat(first.rejected())
                .extracting(r -> r.error().where())
                .containsExactly("contact", "name", "externalId", "occurredAt");
        assertThat(desk.events().of("c1", null, 10).items())
                .extracting(StoredEvent::occurredAt)
                .containsExactly(now);
    }

    @Test
    @Tag("S2-19")
    void a_reply_may_name_the_campaign_that_it_answers_and_nobody_takes_the_place_of_the_engine() {
        long campaign = TestCampaigns.row(desk.jdbi, desk.tenant, "c", "ACTIVE");
        RecordedEvents answer = record(
                new NewEvent("c0", "email_replied", null, "mailbox", "1", null, campaign),
                new NewEvent("c0", "email_replied", null, "mailbox", "2", null, campaign + 1),
                new NewEvent("c0", "became_lead", null, "flow", "17:4:2", null),
                new NewEvent("c0", "email_opened", null, "tracking", "x", null));

        assertThat(answer.accepted()).isEqualTo(1);
        assertThat(answer.rejected())
                .extracting(r -> r.error().where())
                .containsExactly("campaign", "source", "source");
        assertThat(desk.events().of("c0", null, 10).items())
                .extracting(StoredEvent::campaignId)
                .containsExactly(campaign);
    }

    @Test
    void only_new_events_are_news() {
        record(event("c0", "visit", null, "1"), event("c1", "visit", null, "2"));
        record(event("c1", "visit", null, "2"), event("c2", "visit", null, "3"));
        record(event("c2", "visit", null, "3"));
        assertThat(desk.recorded.fired()).hasSize(2);
        assertThat(desk.recorded.fired().get(1).events()).hasSize(1);
        assertThat(desk.recorded.fired().get(1).tenant()).isEqualTo(desk.tenant);
    }

    @Test
    void json_is_read_one_by_one() {
        RecordedEvents recorded = read(
                "{\"events\":[{\"contact\":\"c0\",\"name\":\"visit\",\"externalId\":\"1\"},{\"contact\":\"c0\",\"nmae\":1},7,"
                        + "{\"contact\":\"c0\",\"name\":\"visit\",\"externalId\":\"2\",\"occurredAt\":\"yesterday\"},null]}");
        assertThat(recorded.accepted()).isEqualTo(1);
        assertThat(recorded.rejected()).extracting(r -> r.index()).containsExactly(1, 2, 3, 4);
        assertThat(recorded.rejected().get(2).error().where()).isEqualTo("occurredAt");
        assertThat(read("{\"contact\":\"c0\",\"name\":\"visit\",\"externalId\":\"9\"}")
                        .accepted())
                .isEqualTo(1);
        assertThatThrownBy(() -> read("[]")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> read("{\"events\":[]}")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> read("{\"events\":{}}")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void properties_that_cannot_be_stored_are_refused() {
        RecordedEvents recorded = read(
                "{\"events\":[{\"contact\":\"c0\",\"name\":\"v\",\"externalId\":\"1\",\"properties\":{\"a\":[\"\\u0000\"]}},"
                        + "{\"contact\":\"c0\",\"name\":\"v\",\"externalId\":\"2\",\"properties\":{\"a\":{\"b\":\"\\udc00\"}}},"
                        + "{\"contact\":\"c0\",\"name\":\"v\",\"externalId\":\"3\",\"properties\":[]},"
                        + "{\"contact\":\"c\\u0000\",\"name\":\"v\",\"externalId\":\"4\"}]}");
        assertThat(recorded.rejected()).hasSize(4);
    }

    @Test
    @Tag("S4-15")
    void sixty_four_threads_with_the_same_events_store_each_once_and_none_waits_for_ever() throws Exception {
        List<NewEvent> events = IntStream.range(0, 500)
                .mapToObj(i -> event("c" + i % 50, "visit", null, "e" + i))
                .toList();
        var threads = Executors.newFixedThreadPool(64);
        List<Callable<RecordedEvents>> calls = IntStream.range(0, 64)
                .<Callable<RecordedEvents>>mapToObj(i -> () -> {
                    List<NewEvent> shuffled = new ArrayList<>(events);
                    Collections.shuffle(shuffled, new Random(i));
                    return DATABASE.newTx(() -> desk.events().record(shuffled));
                })
                .toList();
        int accepted = 0;
        int duplicates = 0;
        for (var call : threads.invokeAll(calls)) {
            accepted += call.get().accepted();
            duplicates += call.get().duplicates();
        }
        threads.shutdown();
        assertThat(accepted).isEqualTo(500);
        assertThat(duplicates).isEqualTo(63 * 500);
        assertThat(desk.recorded.fired().stream()
                        .mapToInt(e -> e.events().size())
                        .sum())
                .isEqualTo(500);
        assertThat(count("event")).isEqualTo(500);
    }

    @Test
    void what_a_message_cannot_say_its_properties_do_and_nonsense_becomes_a_dead_letter() {
        take("{\"contact\":\"c0\"}", "a");
        take("{\"contact\":\"c0\"}", "a");
        assertThat(desk.events().of("c0", null, 10).items())
                .extracting(StoredEvent::name, StoredEvent::source, StoredEvent::externalId, StoredEvent::occurredAt)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "order_paid", "shop", "id-1", Instant.parse("2026-11-20T00:00:00Z")));
        assertThat(count("dead_letter")).isZero();
        take("{\"contact\":\"c0\"", "a");
        take("{\"contact\":\"nobody\"}", "a");
        take("{\"contact\":\"c0\"}", "no-such-tenant");
        take(null, "a");
        take("[]", "a");
        take(
                "{\"events\":[{\"contact\":\"c1\",\"name\":\"x\",\"externalId\":\"7\"},{\"contact\":\"gone\",\"name\":\"x\"}]}",
                "a");
        assertThat(count("dead_letter")).isEqualTo(6);
        String reason = desk.jdbi.withHandle(h -> h.createQuery("select reason from dead_letter order by id limit 1")
                .mapTo(String.class)
                .one());
        assertThat(Sentence.read(reason)).hasToString("This is not JSON: line 1, column 16.");
        assertThat(count("event")).isEqualTo(2);
    }

    private void take(String payload, String tenant) {
        EventMessages messages = new EventMessages(
                desk.intake(), new TenantSlugRepository(desk.jdbi), new DeadLetterRepository(desk.jdbi), desk.clock);
        DATABASE.tx(() ->
                messages.take(new EventMessage(payload, tenant, "id-1", "shop", "order_paid", "2026-11-20T00:00:00Z")));
    }

    private RecordedEvents read(String json) {
        return DATABASE.tx(() -> desk.events().read(Json.tree(json)));
    }

    private RecordedEvents record(NewEvent... events) {
        return DATABASE.tx(() -> desk.events().record(List.of(events)));
    }

    private int count(String table) {
        return desk.jdbi.withHandle(h ->
                h.createQuery("select count(*) from " + table).mapTo(int.class).one());
    }

    private static NewEvent event(String contact, String name, Instant at, String id) {
        return new NewEvent(contact, name, at, "shop", id, null);
    }
}
