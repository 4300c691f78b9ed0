package org.millrace.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.contact.ScoreChange.Kind;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Json;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.SettableClock;

class ContactWritesRepositoryTest extends ContactWritesContract {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private final PostgresContacts contacts = new PostgresContacts(DATABASE, NOW);
    private final org.millrace.platform.FiredEvents<ConsentChanged> news = new org.millrace.platform.FiredEvents<>();
    private final org.millrace.platform.FiredEvents<EventsRecorded> told = new org.millrace.platform.FiredEvents<>();
    private final SettableClock clock = new SettableClock(NOW);
    private Ground ground;

    @BeforeEach
    void empty() {
        ground = Ground.of(DATABASE, contacts);
    }

    @Test
    void a_contact_whose_values_were_so_before_keeps_its_version() {
        long ada = contact(tenant(), "ada", "{\"plan\":\"pro\",\"seats\":5,\"email\":\"ada@example.com\"}");
        set(
                new AttributeChange(tenant(), ada, "plan", Json.tree("\"pro\"")),
                new AttributeChange(tenant(), ada, "seats", Json.tree("5.0")),
                new AttributeChange(tenant(), ada, "email", Json.tree("\"ada@example.com\"")),
                new AttributeChange(tenant(), ada, "missing", Json.tree("null")));
        assertThat(version(ada)).isZero();
        set(
                new AttributeChange(tenant(), ada, "plan", Json.tree("\"free\"")),
                new AttributeChange(tenant(), ada, "seats", Json.tree("6")));
        assertThat(version(ada)).isEqualTo(1);
    }

    @Test
    void the_bound_on_attributes_stands_for_workflows_too() {
        long ada = contact(tenant(), "ada", "{}");
        AttributeChange[] many = IntStream.rangeClosed(0, ContactRules.MAX_ATTRIBUTES)
                .mapToObj(n -> new AttributeChange(tenant(), ada, "a" + n, Json.tree("1")))
                .toArray(AttributeChange[]::new);
        assertThatThrownBy(() -> set(many)).isInstanceOf(InvalidInput.class);
        assertThat(version(ada)).isZero();
    }

    @Test
    @Tag("S2-23")
    void scores_are_set_and_moved_in_order_and_every_move_is_kept() {
        long ada = contact(tenant(), "ada", "{}");
        score(points(ada, Kind.ADD, 5), points(ada, Kind.SET, 10), points(ada, Kind.ADD, -3));
        score(points(ada, Kind.ADD, 2));
        score(points(ada, Kind.SET, 9), points(ada, Kind.ADD, 0));
        assertThat(strings("select criterion || ' ' || score from contact_score"))
                .containsExactly("fit 9");
        assertThat(strings("select points || ' to ' || score || ' by ' || source from contact_score_log order by id"))
                .containsExactly("7 to 7 by test", "2 to 9 by test");
    }

    @Test
    @Tag("P-05")
    void a_suppression_is_told_in_its_transaction_once() {
        long ada = contact(tenant(), "ada", "{}");
        suppress(new Suppression(tenant(), ada, "*", "*"));
        suppress(new Suppression(tenant(), ada, "*", "*"));
        assertThat(news.fired()).hasSize(1);
        assertThat(news.fired().get(0).change().source()).isEqualTo("workflow");
        assertThat(strings("select source || ' ' || state from consent_log")).containsExactly("workflow OPTED_OUT");
    }

    @Test
    void what_was_fired_is_told_once_and_leaves_the_outbox() {
        long ada = contact(tenant(), "ada", "{}");
        FiredEvent fired = new FiredEvent(tenant(), ada, 7, 17, 4, 2, "became_lead", null);
        fire(fired);
        fire(fired);
        assertThat(told.fired()).hasSize(1);
        assertThat(strings("select source || ' ' || external_id from event")).containsExactly("flow 17:4:2");
        assertThat(strings("select name from fired_event")).isEmpty();
    }

    @Test
    void two_that_store_at_once_take_different_events() {
        long ada = contact(tenant(), "ada", "{}");
        add(
                new FiredEvent(tenant(), ada, 7, 17, 4, 1, "a", null),
                new FiredEvent(tenant(), ada, 7, 17, 4, 2, "b", null));
        DATABASE.tx(() -> {
            assertThat(contacts.fired().take(1, NOW)).hasSize(1);
            assertThat((List<?>) DATABASE.newTx(() -> contacts.fired().take(10, NOW)))
                    .hasSize(1);
        });
    }

    @Test
    void one_that_cannot_be_stored_is_put_off_longer_each_time() {
        long ada = contact(tenant(), "ada", "{}");
        add(new FiredEvent(tenant(), ada, 7, 17, 4, 1, "a", null));
        List<Long> taken = new ArrayList<>();
        FiredEvents failing = new FiredEvents(
                contacts.fired(),
                new EventLog(
                        contacts.events(),
                        new org.millrace.platform.FiredEvents<>(recorded -> {
                            throw new IllegalStateException("an observer refuses");
                        }),
                        clock),
                clock);
        assertThatThrownBy(() -> DATABASE.tx(() -> failing.store(10, taken)));
        assertThat(taken).hasSize(1);
        DATABASE.tx(() -> failing.postpone(taken.get(0)));
        assertThat((List<?>) DATABASE.tx(() -> contacts.fired().take(10, NOW))).isEmpty();
        assertThat((List<?>) DATABASE.tx(() -> contacts.fired().take(10, NOW.plusSeconds(1))))
                .hasSize(1);
        DATABASE.tx(() -> failing.postpone(taken.get(0)));
        assertThat((List<?>) DATABASE.tx(() -> contacts.fired().take(10, NOW.plusSeconds(1))))
                .isEmpty();
        assertThat(strings("select name from event")).isEmpty();
    }

    private int version(long contact) {
        return jdbi().withHandle(h -> h.createQuery("select version from contact where id = " + contact)
                .mapTo(int.class)
                .one());
    }

    private List<String> strings(String sql) {
        return jdbi().withHandle(h -> h.createQuery(sql).mapTo(String.class).list());
    }

    private static Jdbi jdbi() {
        return DATABASE.jdbi();
    }

    private void add(FiredEvent... events) {
        DATABASE.tx(() -> contacts.fired().add(List.of(events), NOW));
    }

    @Override
    Ground ground() {
        return ground;
    }

    @Override
    ContactFactsStore facts() {
        return contacts.facts();
    }

    @Override
    void set(AttributeChange... changes) {
        DATABASE.tx(() -> contacts.attributes().apply(List.of(changes), NOW));
    }

    @Override
    void score(ScoreChange... changes) {
        DATABASE.tx(() -> contacts.scores().apply(List.of(changes), NOW));
    }

    @Override
    void suppress(Suppression... suppressions) {
        DATABASE.tx(() -> contacts.suppressions(news).apply(List.of(suppressions), NOW));
    }

    @Override
    ConsentStore consents() {
        return contacts.consents();
    }

    @Override
    List<String> consentLog() {
        return strings("select channel || ' ' || topic from consent_log where source = 'workflow'");
    }

    @Override
    void fire(FiredEvent... events) {
        add(events);
        List<Long> taken = new ArrayList<>();
        DATABASE.tx(() -> new FiredEvents(contacts.fired(), new EventLog(contacts.events(), told, clock), clock)
                .store(100, taken));
    }
}
