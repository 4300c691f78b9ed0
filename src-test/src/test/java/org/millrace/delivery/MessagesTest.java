package org.millrace.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.contact.ContactErased;
import org.millrace.counter.Metric;
import org.millrace.platform.Audits;
import org.millrace.platform.FixedCaller;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.platform.Page;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Roles;
import org.millrace.platform.SettableClock;

class MessagesTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private final SettableClock clock = new SettableClock(NOW);
    private PostgresLedger ledger;
    private Messages messages;

    @BeforeEach
    void empty() {
        DATABASE.clear();
        ledger = new PostgresLedger(DATABASE, clock);
        messages = of(ledger.tenant);
    }

    @Test
    @Tag("P-02")
    void an_uncertain_message_is_listed_and_a_person_says_that_it_was_sent() {
        long id = uncertain(1);
        assertThat(messages.page(MessageFilter.inState(MessageState.UNCERTAIN), null, 50)
                        .items())
                .extracting(MessageSummary::id)
                .containsExactly(id);

        MessageSummary settled = resolve(id, Resolution.SENT, "relay log");

        assertThat(settled.state()).isEqualTo(MessageState.SENT);
        assertThat(settled.sentAt()).isEqualTo(settled.intentAt());
        assertThat(settled.reason()).hasToString("resolved as sent by mara: relay log");
        assertThat(ledger.counted()).containsEntry(Metric.SENT, 1L).doesNotContainKey(Metric.UNCERTAIN);
        assertThat(Audits.actions(DATABASE.jdbi(), ledger.tenant)).containsExactly("message.resolved");
        assertThat(messages.page(MessageFilter.inState(MessageState.UNCERTAIN), null, 50)
                        .items())
                .isEmpty();
    }

    @Test
    @Tag("S4-06")
    void a_message_tells_by_which_provider_it_left() {
        long id = uncertain(1);
        assertThat(messages.get(id).provider()).isNull();

        DATABASE.jdbi().useHandle(h -> h.execute("update message set provider = 'receipts'"));

        assertThat(messages.get(id).provider()).isEqualTo("receipts");
    }

    @Test
    @Tag("P-02")
    void an_uncertain_message_that_was_not_sent_is_sent_again_or_given_up() {
        long first = uncertain(1);
        long second = uncertain(2);
        resolve(first, Resolution.NOT_SENT_RESEND, null);
        resolve(second, Resolution.FAILED, null);
        assertThat(ledger.tx(() -> ledger.store().claim(0, "email", 9, NOW)))
                .extracting(DueMessage::runId)
                .containsExactly(1L);
        assertThat(ledger.counted()).containsEntry(Metric.FAILED, 1L).doesNotContainKey(Metric.UNCERTAIN);
    }

    @Test
    void a_message_that_is_certain_cannot_be_resolved() {
        long id = ledger.sent(1, "ann@example.org", NOW);
        assertThatThrownBy(() -> resolve(id, Resolution.NOT_SENT_RESEND, null))
                .isInstanceOf(MessageNotUncertain.class)
                .hasMessageContaining("SENT");
    }

    @Test
    void a_report_settles_what_is_uncertain_and_names_what_it_left_alone() {
        long first = uncertain(1);
        long second = uncertain(2);
        long sent = ledger.sent(3, "ann@example.org", NOW);
        List<Long> left =
                DATABASE.tx(() -> messages.reconcile(List.of(first, sent, second, 999_999L), Resolution.SENT, null));
        assertThat(left).containsExactly(sent, 999_999L);
        assertThat(messages.get(second).state()).isEqualTo(MessageState.SENT);
        assertThatThrownBy(() -> messages.reconcile(List.of(), Resolution.SENT, null))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_foreign_tenants_message_is_not_there() {
        long id = uncertain(1);
        Messages foreign = of(DATABASE.newTenant("foreign"));
        assertThatThrownBy(() -> foreign.get(id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> DATABASE.tx(() -> foreign.resolve(id, Resolution.SENT, null)))
                .isInstanceOf(NotFound.class);
        assertThat(foreign.page(MessageFilter.ALL, null, 50).items()).isEmpty();
        assertThat(DATABASE.tx(() -> foreign.reconcile(List.of(id), Resolution.FAILED, null)))
                .containsExactly(id);
        assertThat(messages.get(id).state()).isEqualTo(MessageState.UNCERTAIN);
    }

    @Test
    void pages_are_complete_and_without_doubles_newest_first() {
        for (int run = 1; run <= 7; run++) {
            ledger.sent(run, "p" + run + "@example.org", NOW);
        }
        List<Long> runs = new ArrayList<>();
        String cursor = null;
        do {
            Page<MessageSummary> page =
                    messages.page(new MessageFilter(MessageState.SENT, ledger.campaign, null, null), cursor, 3);
            page.items().forEach(message -> runs.add(message.runId()));
            cursor = page.next().orElse(null);
        } while (cursor != null);
        assertThat(runs).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
        assertThat(messages.page(new MessageFilter(null, null, 4L, null), null, 9)
                        .items())
                .extracting(MessageSummary::address)
                .containsExactly("p4@example.org");
        assertThatThrownBy(() -> messages.page(MessageFilter.ALL, "x", 9)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void an_erased_contacts_messages_keep_their_place_in_the_counts_but_nothing_that_says_who_it_was() {
        long id = ledger.sent(1, "ann@example.org", NOW);
        long contact = recipient();
        assertThat(new RecipientRepository(DATABASE.jdbi()).of(ledger.tenant, contact))
                .extracting(MessageSummary::address)
                .containsExactly("ann@example.org");

        erase(contact);

        assertThat(messages.get(id).address()).isNull();
        assertThat(messages.get(id).subject()).isNull();
        assertThat(messages.get(id).state()).isEqualTo(MessageState.SENT);
    }

    @Test
    @Tag("S3-10")
    void an_attempt_that_a_person_says_was_not_sent_stays_on_record_until_the_contact_is_erased() {
        long id = uncertain(1);
        assertThat(ledger.putOff(1)).isEmpty();

        resolve(id, Resolution.NOT_SENT_RESEND, "the relay has no trace of it");

        assertThat(ledger.putOff(1)).singleElement().satisfies(attempt -> {
            assertThat(attempt.no()).isEqualTo(1);
            assertThat(attempt.beganAt()).isEqualTo(NOW);
            assertThat(attempt.endedAt()).isNull();
            assertThat(attempt.reason().toString()).contains("the relay has no trace of it");
        });
        long contact = recipient();
        erase(contact);
        assertThat(ledger.putOff(1)).isEmpty();
    }

    @Test
    @Tag("S3-10")
    void what_a_relay_says_of_somebody_who_was_erased_meanwhile_is_kept_with_no_attempt() {
        Intent intent = onTheWire(1);
        erase(recipient());
        DATABASE.jdbi().useHandle(h -> h.execute("delete from contact"));

        ledger.tx(() -> ledger.store()
                .receive(
                        List.of(Receipt.of(
                                intent, Receipt.Settlement.againAt(NOW, true, "450 <p1@example.org> later"))),
                        MessageStoreContract.OTHER,
                        NOW));

        assertThat(ledger.look(1).attempts()).isEqualTo(1);
        assertThat(ledger.putOff(1)).isEmpty();
    }

    private static long recipient() {
        return DATABASE.jdbi().withHandle(h -> h.createQuery("select contact_id from message")
                .mapTo(long.class)
                .one());
    }

    private void erase(long contact) {
        RecipientRecords records = new RecipientRecords(
                new RecipientRepository(DATABASE.jdbi()),
                new SentValuesRepository(DATABASE.jdbi()),
                new AttemptRepository(DATABASE.jdbi()));
        DATABASE.tx(() -> records.forget(new ContactErased(ledger.tenant, contact)));
    }

    private MessageSummary resolve(long id, Resolution resolution, String note) {
        return DATABASE.tx(() -> messages.resolve(id, resolution, note));
    }

    private long uncertain(long run) {
        onTheWire(run);
        ledger.tx(() -> {
            ledger.counters.add(Moved.deltas(ledger.store().settleOrphans(NOW, NOW, 9)), NOW);
            return null;
        });
        return ledger.look(run).id();
    }

    private Intent onTheWire(long run) {
        ledger.tx(() -> ledger.outbox()
                .enqueue(List.of(ledger.message(run, ledger.contact("p" + run + "@example.org"), "email", NOW))));
        return ledger.tx(() -> {
            List<DueMessage> due = ledger.store().claim(0, "email", 1, NOW);
            MessageParts parts = ledger.parts().load(due, NOW).get(due.get(0).id());
            Intent intent = new Intent(due.get(0), parts);
            ledger.store().intend(List.of(intent), MessageStoreContract.OTHER, NOW);
            return intent;
        });
    }

    private Messages of(int tenant) {
        return new Messages(
                new MessageReadRepository(DATABASE.jdbi()),
                new ResolutionRepository(DATABASE.jdbi(), new AttemptRepository(DATABASE.jdbi())),
                ledger.counters,
                new FixedCaller(tenant, "mara", Roles.MARKETER),
                Audits.on(DATABASE.jdbi(), clock),
                clock);
    }
}
