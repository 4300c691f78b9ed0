package org.millrace.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.contact.ConsentChange;
import org.millrace.contact.ConsentStore;
import org.millrace.counter.Metric;
import org.millrace.delivery.mail.ScriptedRelay;
import org.millrace.delivery.mail.ScriptedRelay.At;
import org.millrace.platform.SettableClock;

class DeliveryLoopTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private final SettableClock clock = new SettableClock(NOW);
    private final MemoryLedger ledger = new MemoryLedger(clock);
    private final ScriptedRelay relay = new ScriptedRelay();
    private final Consents consents = new Consents();
    private final DeliveryRig rig = new DeliveryRig(ledger, ledger.counters, consents, clock, relay);

    @AfterEach
    void hangUp() {
        relay.close();
    }

    @Test
    @Tag("S2-15")
    void a_message_goes_out_rendered_tracked_and_from_the_campaigns_sender() {
        rig.withTemplate("News for {{contact.email}}", "<p>Hi <a href=\"https://example.com/shop\">shop</a></p>");
        queue(1, "ann@example.org");
        rig.drain();
        assertThat(state(1)).isEqualTo(MessageState.SENT);
        assertThat(relay.taken()).singleElement().satisfies(mail -> {
            assertThat(mail.recipient()).isEqualTo("ann@example.org");
            assertThat(mail.content())
                    .contains("From: Millrace <news@example.com>\r\n")
                    .contains("To: ann@example.org\r\n")
                    .contains("Subject: News for ann@example.org\r\n")
                    .contains("Message-ID: <m1.1.1@example.com>\r\n")
                    .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n")
                    .contains("X-Millrace-Message: 1\r\n")
                    .contains("https://mail.example.com/millrace/t/c/")
                    .contains("https://mail.example.com/millrace/t/o/")
                    .contains("multipart/alternative");
        });
    }

    @Test
    @Tag("P-02")
    void each_answer_of_the_relay_leads_to_its_state_and_no_recipient_affects_another() {
        List<String> people = new ArrayList<>();
        for (int run = 1; run <= 40; run++) {
            people.add("p" + run + "@example.org");
            queue(run, "p" + run + "@example.org");
        }
        relay.doTo("p3@example.org", At.RCPT, "550 5.1.1 no such user");
        relay.doTo("p5@example.org", At.RCPT, "450 4.2.0 greylisted");
        relay.doTo("p7@example.org", At.DATA, "451 4.3.0 try later");
        relay.doTo("p9@example.org", At.DOT, "552 5.3.4 too big");
        relay.doTo("p11@example.org", At.DOT, "drop");
        relay.doTo("p13@example.org", At.DOT, "take and drop");
        relay.doTo("p15@example.org", At.RCPT, "drop", 1);
        relay.doTo("p17@example.org", At.RCPT, "421 4.7.0 too many");
        rig.drain();
        Map<Integer, MessageState> expected = new HashMap<>(Map.of(
                3,
                MessageState.FAILED,
                5,
                MessageState.READY,
                7,
                MessageState.READY,
                9,
                MessageState.FAILED,
                11,
                MessageState.UNCERTAIN,
                13,
                MessageState.UNCERTAIN,
                17,
                MessageState.READY));
        for (int run = 1; run <= 40; run++) {
            assertThat(state(run)).as("run " + run).isEqualTo(expected.getOrDefault(run, MessageState.SENT));
        }
        assertThat(people)
                .allSatisfy(person -> assertThat(relay.takenFor(person)).isLessThanOrEqualTo(1));
        assertThat(consents.suppressed).containsExactly("p3@example.org");
    }

    @Test
    void an_outage_before_the_content_costs_a_message_nothing_but_seconds() {
        queue(1, "ann@example.org");
        relay.doTo("ann@example.org", At.DATA, "drop", 1);
        rig.drain();
        assertThat(state(1)).isEqualTo(MessageState.READY);
        assertThat(ledger.look(1).deferrals()).isZero();
        clock.advance(Duration.ofSeconds(5));
        rig.drain();
        assertThat(state(1)).isEqualTo(MessageState.SENT);
        assertThat(relay.takenFor("ann@example.org")).isEqualTo(1);
    }

    @Test
    void a_message_that_is_put_off_for_48_hours_fails_and_says_why() {
        queue(1, "ann@example.org");
        relay.doTo("ann@example.org", At.RCPT, "450 4.2.0 greylisted");
        int tries = 0;
        while (state(1) == MessageState.READY && tries < 1_000) {
            tries += rig.drain();
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(state(1)).isEqualTo(MessageState.FAILED);
        assertThat(ledger.look(1).reason()).contains("48 h").contains("greylisted");
        assertThat(Duration.between(NOW, clock.instant())).isBetween(Duration.ofHours(48), Duration.ofHours(50));
        assertThat(tries).isBetween(40, 70);
    }

    @Test
    @Tag("P-05")
    void a_message_to_a_contact_that_opted_out_is_skipped_when_it_is_claimed() {
        queue(1, "ann@example.org");
        queue(2, "bob@example.org");
        consents.refused.put(1L, ConsentStore.OPTED_OUT);
        rig.drain();
        assertThat(state(1)).isEqualTo(MessageState.SKIPPED);
        assertThat(ledger.look(1).reason()).isEqualTo("unsubscribed");
        assertThat(state(2)).isEqualTo(MessageState.SENT);
        assertThat(ledger.counted())
                .containsOnly(entry(Metric.QUEUED, 2L), entry(Metric.SENT, 1L), entry(Metric.SKIPPED, 1L));
    }

    @Test
    void what_a_guard_refused_the_next_guard_is_not_asked_about() {
        queue(1, "ann@example.org");
        queue(2, "bob@example.org");
        List<Long> asked = new ArrayList<>();
        rig.withGuards(
                (window, now) -> Map.of(
                        window.get(0).messageId(), new SendGuard.Refusal.Postpone(now.plusSeconds(60), "quiet hours")),
                (window, now) -> {
                    window.forEach(candidate -> asked.add(candidate.runId()));
                    return Map.of();
                });
        rig.drain();
        assertThat(asked).containsExactly(2L);
        assertThat(ledger.look(1).reason()).isEqualTo("quiet hours");
    }

    @Test
    void a_contact_without_an_address_or_with_a_bad_one_never_reaches_the_relay() {
        queue(1, null);
        queue(2, "two@example.org, three@example.org");
        queue(3, "x@example.org>\r\nRCPT TO:<y@example.org");
        rig.drain();
        assertThat(state(1)).isEqualTo(MessageState.SKIPPED);
        assertThat(state(2)).isEqualTo(MessageState.FAILED);
        assertThat(state(3)).isEqualTo(MessageState.FAILED);
        assertThat(relay.commands()).noneMatch(command -> command.startsWith("RCPT"));
    }

    @Test
    @Tag("P-02")
    void a_process_that_dies_after_the_wire_leaves_at_most_a_window_and_nothing_is_sent_twice() {
        for (int run = 1; run <= 40; run++) {
            queue(run, "p" + run + "@example.org");
        }
        rig.withReceipts(receipts -> {
            throw new Died();
        });
        try {
            rig.window();
        } catch (Died e) {
            // As if the machine had lost its power.
        }
        clock.advance(Duration.ofMinutes(1));
        List<Moved> uncertain = ledger.settleOrphans(
                clock.instant().minus(Orphans.SILENCE), clock.instant().minus(Orphans.RECEIPT_LOST), 100);
        assertThat(uncertain).hasSize(Deliveries.WINDOW);
        rig.withReceipts(rig::writeReceipts).drain();
        assertThat(relay.taken()).hasSize(40);
        for (int run = 1; run <= 40; run++) {
            assertThat(relay.takenFor("p" + run + "@example.org")).isEqualTo(1);
            assertThat(state(run)).isIn(MessageState.SENT, MessageState.UNCERTAIN);
        }
    }

    @Test
    @Tag("P-02")
    void receipts_that_cannot_be_written_are_written_when_the_database_is_back() {
        queue(1, "ann@example.org");
        int[] failures = {1};
        rig.withReceipts(receipts -> {
            if (failures[0]-- > 0) {
                throw new IllegalStateException(new SQLException("no connection", "08006"));
            }
            rig.writeReceipts(receipts);
        });
        rig.window();
        assertThat(state(1)).isEqualTo(MessageState.SENT);
        assertThat(relay.takenFor("ann@example.org")).isEqualTo(1);
    }

    @Test
    @Tag("P-02")
    void a_receipt_that_the_database_refuses_costs_no_other_its_receipt_and_is_written_without_its_words() {
        queue(1, "ann@example.org");
        queue(2, "bob@example.org");
        queue(3, "cid@example.org");
        relay.doTo("bob@example.org", At.DOT, "552 5.3.4 unspeakable");
        List<Integer> sizes = new ArrayList<>();
        rig.withReceipts(receipts -> {
            sizes.add(receipts.size());
            if (receipts.stream().anyMatch(receipt -> receipt.settlement().reason() != null)) {
                throw new IllegalStateException(new SQLException("invalid byte sequence", "22021"));
            }
            rig.writeReceipts(receipts);
        });
        rig.window();
        assertThat(sizes).containsExactly(3, 1, 1, 1, 1);
        assertThat(state(1)).isEqualTo(MessageState.SENT);
        assertThat(state(2)).isEqualTo(MessageState.FAILED);
        assertThat(state(3)).isEqualTo(MessageState.SENT);
    }

    /** There, one 554 in a job left all others of the job unmarked, and they were sent again and again. */
    @Test
    void mautic_7226_one_refused_recipient_never_has_the_others_sent_again() {
        for (int run = 1; run <= 40; run++) {
            queue(run, "p" + run + "@example.org");
        }
        relay.doTo("p7@example.org", At.RCPT, "554 5.7.1 rejected");
        for (int round = 0; round < 5; round++) {
            rig.drain();
            clock.advance(Duration.ofHours(1));
        }
        for (int run = 1; run <= 40; run++) {
            assertThat(relay.takenFor("p" + run + "@example.org")).isEqualTo(run == 7 ? 0 : 1);
            assertThat(state(run)).isEqualTo(run == 7 ? MessageState.FAILED : MessageState.SENT);
        }
    }

    @Test
    @Tag("P-01")
    @Tag("P-02")
    void what_was_to_go_out_goes_out_once_also_when_nobody_learns_whether_that_was_committed() {
        for (boolean committed : List.of(true, false)) {
            long run = committed ? 1 : 2;
            queue(run, "p" + run + "@example.org");
            assertThatThrownBy(() -> rig.windowWithoutAnAnswer(committed)).hasRootCauseInstanceOf(SQLException.class);
            assertThat(state(run)).isEqualTo(MessageState.READY);
            rig.drain();
            assertThat(state(run)).isEqualTo(MessageState.SENT);
            assertThat(relay.takenFor("p" + run + "@example.org")).isEqualTo(1);
        }
    }

    private void queue(long run, String address) {
        ledger.enqueue(List.of(ledger.message(run, ledger.contact(address), "email", NOW)));
    }

    private MessageState state(long run) {
        return ledger.look(run).state();
    }

    private static final class Died extends Error {}

    /** Contacts by number; whoever is not in it may be written to. */
    private static final class Consents implements ConsentStore {
        private final Map<Long, String> refused = new HashMap<>();
        private final List<String> suppressed = new ArrayList<>();

        @Override
        public boolean change(ConsentChange change) {
            return true;
        }

        @Override
        public Map<Long, String> refused(List<Question> window) {
            Map<Long, String> reasons = new HashMap<>();
            window.stream()
                    .filter(question -> refused.containsKey(question.contactId()))
                    .forEach(question -> reasons.put(question.id(), refused.get(question.contactId())));
            return reasons;
        }

        @Override
        public void suppress(int tenant, String channel, String address, String reason, Instant at) {
            suppressed.add(address);
        }
    }
}
