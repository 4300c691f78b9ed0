package org.millrace.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.counter.Metric;
import org.millrace.delivery.Receipt.Settlement;
import org.millrace.platform.Sentence;
import org.millrace.platform.SettableClock;
import org.millrace.platform.ShardDepth;

/** What a ledger promises, wherever it is kept. */
abstract class MessageStoreContract {

    static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    static final UUID ME = UUID.fromString("00000000-0000-0000-0000-000000000001");
    static final UUID OTHER = UUID.fromString("00000000-0000-0000-0000-000000000002");

    final SettableClock clock = new SettableClock(NOW);

    abstract Ledger ledger();

    @Test
    @Tag("S4-27")
    void handing_over_the_same_message_again_changes_nothing() {
        long ann = ledger().contact("ann@example.org");
        NewMessage message = ledger().message(1, ann, "email", NOW);
        NewMessage next = ledger().message(2, ann, "email", NOW);
        assertThat(enqueue(message)).isEqualTo(1);
        assertThat(enqueue(message, next)).isEqualTo(1);
        assertThat(enqueue(message, next)).isZero();
        assertThat(ledger().counted()).containsExactly(entry(Metric.QUEUED, 2L));
    }

    @Test
    void a_message_of_the_null_channel_is_sent_the_moment_it_is_handed_over() {
        enqueue(ledger().message(1, ledger().contact(null), "null", NOW));
        assertThat(ledger().look(1).state()).isEqualTo(MessageState.SENT);
        assertThat(ledger().look(1).sentAt()).isEqualTo(NOW);
        assertThat(claimed(10)).isEmpty();
        assertThat(ledger().counted()).containsOnly(entry(Metric.QUEUED, 1L), entry(Metric.SENT, 1L));
    }

    @Test
    void only_what_is_due_is_claimed_the_longest_due_first_and_not_more_than_asked_for() {
        long ann = ledger().contact("ann@example.org");
        enqueue(ledger().message(1, ann, "email", NOW.minusSeconds(1)));
        enqueue(ledger().message(2, ann, "email", NOW.minusSeconds(3)));
        enqueue(ledger().message(3, ann, "email", NOW.plusSeconds(1)));
        enqueue(ledger().message(4, ann, "email", NOW));
        assertThat(claimed(2)).extracting(DueMessage::runId).containsExactly(2L, 1L);
        assertThat(claimed(9)).extracting(DueMessage::runId).containsExactly(2L, 1L, 4L);
        assertThat(ledger().store().due(List.of("email"), NOW, 2)).containsExactly(new ShardDepth(0, 2));
    }

    @Test
    void an_intended_message_is_not_claimed_again_and_its_receipt_settles_it() {
        DueMessage message = intended(1, ME);
        assertThat(claimed(9)).isEmpty();
        receive(ME, receipt(message, Settlement.sent("250 queued")));
        assertThat(ledger().look(1).state()).isEqualTo(MessageState.SENT);
        assertThat(ledger().look(1).sentAt()).isEqualTo(NOW);
        assertThat(ledger().look(1).attempts()).isEqualTo(1);
        assertThat(ledger().counted()).containsOnly(entry(Metric.QUEUED, 1L), entry(Metric.SENT, 1L));
    }

    @Test
    void a_receipt_written_twice_counts_once() {
        DueMessage message = intended(1, ME);
        Receipt receipt = receipt(message, Settlement.failed("550 no such user"));
        assertThat(receive(ME, receipt)).hasSize(1);
        assertThat(receive(ME, receipt)).isEmpty();
        assertThat(ledger().counted()).containsOnly(entry(Metric.QUEUED, 1L), entry(Metric.FAILED, 1L));
    }

    @Test
    void a_receipt_of_another_process_or_of_an_earlier_attempt_changes_nothing() {
        DueMessage first = intended(1, ME);
        assertThat(receive(OTHER, receipt(first, Settlement.sent("250")))).isEmpty();
        receive(ME, receipt(first, Settlement.againAt(NOW, true, "451 later")));
        intend(claimed(9), ME);
        assertThat(receive(ME, receipt(first, Settlement.sent("250")))).isEmpty();
        assertThat(ledger().look(1).state()).isEqualTo(MessageState.CLAIMED);
        assertThat(ledger().look(1).attempts()).isEqualTo(2);
        assertThat(ledger().look(1).deferrals()).isEqualTo(1);
    }

    @Test
    void what_is_put_off_comes_back_at_its_time() {
        receive(ME, receipt(intended(1, ME), Settlement.againAt(NOW.plusSeconds(60), true, "451 later")));
        assertThat(claimed(9)).isEmpty();
        clock.advance(Duration.ofSeconds(60));
        assertThat(claimed(9)).singleElement().satisfies(message -> {
            assertThat(message.deferrals()).isEqualTo(1);
            assertThat(message.deferredSince()).isEqualTo(NOW);
        });
    }

    @Test
    @Tag("S3-10")
    void an_attempt_after_which_a_message_is_put_off_stays_on_record_and_one_that_never_came_to_the_wire_is_none() {
        DueMessage first = intended(1, ME);
        clock.advance(Duration.ofSeconds(2));
        Receipt refused = receipt(first, Settlement.againAt(NOW.plusSeconds(2), true, "451 later"));
        receive(ME, refused);
        receive(ME, refused);
        DueMessage second = claimed(1).get(0);
        intend(List.of(second), ME);
        receive(ME, receipt(second, Settlement.againAt(NOW.plusSeconds(2), false, "no way to the relay")));
        DueMessage third = claimed(1).get(0);
        intend(List.of(third), ME);
        receive(ME, receipt(third, Settlement.sent("250 queued")));

        assertThat(ledger().look(1).attempts()).isEqualTo(3);
        assertThat(ledger().putOff(1))
                .containsExactly(new Attempt(1, NOW, NOW.plusSeconds(2), Sentence.of("451 later")));
    }

    @Test
    @Tag("S3-10")
    void a_call_that_a_dead_process_may_have_made_stays_on_record_with_an_end_that_nobody_knows() {
        enqueue(ledger().message(1, ledger().contact("ann@example.org"), "webhook", NOW));
        intend(ledger().tx(() -> ledger().store().claim(0, "webhook", 1, NOW)), UUID.randomUUID());
        settleOrphans();

        assertThat(ledger().putOff(1)).singleElement().satisfies(attempt -> {
            assertThat(attempt.no()).isEqualTo(1);
            assertThat(attempt.beganAt()).isEqualTo(NOW);
            assertThat(attempt.endedAt()).isNull();
            assertThat(attempt.reason().toString()).startsWith("the process ended");
        });
    }

    @Test
    void a_held_message_is_skipped_for_good_or_comes_back_later() {
        long ann = ledger().contact("ann@example.org");
        enqueue(ledger().message(1, ann, "email", NOW), ledger().message(2, ann, "email", NOW));
        ledger().tx(() -> {
            List<DueMessage> due = ledger().store().claim(0, "email", 9, NOW);
            List<Moved> moved = ledger().store()
                    .hold(List.of(
                            new Verdict(due.get(0).id(), MessageState.SKIPPED, null, "unsubscribed"),
                            new Verdict(due.get(1).id(), MessageState.READY, NOW.plusSeconds(9), "campaign frozen")));
            assertThat(moved).extracting(Moved::is).containsExactlyInAnyOrder(MessageState.SKIPPED, MessageState.READY);
            return null;
        });
        assertThat(ledger().look(1).reason()).isEqualTo("unsubscribed");
        assertThat(claimed(9)).isEmpty();
        clock.advance(Duration.ofSeconds(9));
        assertThat(claimed(9)).extracting(DueMessage::runId).containsExactly(2L);
    }

    @Test
    @Tag("P-02")
    void messages_of_a_dead_process_become_uncertain_and_those_of_a_living_one_do_not() {
        UUID silent = UUID.randomUUID();
        UUID replaced = UUID.randomUUID();
        UUID replacing = UUID.randomUUID();
        ledger().process(ME, "a", NOW.minusSeconds(600), NOW);
        ledger().process(silent, "b", NOW.minusSeconds(600), NOW.minusSeconds(46));
        ledger().process(replaced, "c", NOW.minusSeconds(600), NOW);
        ledger().process(replacing, "c", NOW.minusSeconds(5), NOW);
        intended(1, ME);
        intended(2, silent);
        intended(3, replaced);
        intended(4, replacing);
        intended(5, UUID.randomUUID());
        assertThat(settleOrphans()).hasSize(3);
        assertThat(settleOrphans()).isEmpty();
        assertThat(List.of(1, 2, 3, 4, 5))
                .extracting(run -> ledger().look(run).state())
                .containsExactly(
                        MessageState.CLAIMED,
                        MessageState.UNCERTAIN,
                        MessageState.UNCERTAIN,
                        MessageState.CLAIMED,
                        MessageState.UNCERTAIN);
        assertThat(claimed(9)).isEmpty();
    }

    /** There the place to go on from moved when recipients were fetched: whoever was fetched and not sent to was passed over. */
    @Test
    @Tag("P-02")
    void listmonk_3022_what_a_dead_sender_had_fetched_and_not_sent_is_fetched_again() {
        ledger().process(ME, "a", NOW.minusSeconds(600), NOW.minusSeconds(46));
        long ann = ledger().contact("ann@example.org");
        enqueue(ledger().message(1, ann, "email", NOW.minusSeconds(3)));
        enqueue(ledger().message(2, ann, "email", NOW.minusSeconds(2)));
        enqueue(ledger().message(3, ann, "email", NOW.minusSeconds(1)));

        List<DueMessage> fetched = claimed(9);
        intend(fetched.subList(0, 1), ME);
        settleOrphans();

        assertThat(fetched).extracting(DueMessage::runId).containsExactly(1L, 2L, 3L);
        assertThat(claimed(9)).extracting(DueMessage::runId).containsExactly(2L, 3L);
        assertThat(ledger().look(1).state()).isEqualTo(MessageState.UNCERTAIN);
    }

    @Test
    @Tag("P-02")
    void an_intent_whose_receipt_got_lost_in_a_living_process_becomes_uncertain_too() {
        ledger().process(ME, "a", NOW.minusSeconds(600), NOW.plus(Duration.ofHours(1)));
        intended(1, ME);
        clock.advance(Duration.ofMinutes(21));
        assertThat(settleOrphans()).hasSize(1);
    }

    @Test
    @Tag("P-02")
    void a_receipt_that_comes_after_all_puts_an_uncertain_message_right() {
        DueMessage message = intended(1, ME);
        assertThat(settleOrphans()).extracting(Moved::is).containsExactly(MessageState.UNCERTAIN);
        assertThat(receive(ME, receipt(message, Settlement.sent("250"))))
                .singleElement()
                .satisfies(move -> {
                    assertThat(move.was()).isEqualTo(MessageState.UNCERTAIN);
                    assertThat(move.is()).isEqualTo(MessageState.SENT);
                });
    }

    int enqueue(NewMessage... messages) {
        return ledger().tx(() -> ledger().outbox().enqueue(List.of(messages)));
    }

    List<DueMessage> claimed(int limit) {
        return ledger().tx(() -> ledger().store().claim(0, "email", limit, clock.instant()));
    }

    DueMessage intended(long run, UUID owner) {
        enqueue(ledger().message(run, ledger().contact("p" + run + "@example.org"), "email", NOW));
        List<DueMessage> due = claimed(1);
        intend(due, owner);
        return due.get(0);
    }

    private void intend(List<DueMessage> due, UUID owner) {
        ledger().tx(() -> {
            Map<Long, MessageParts> parts = ledger().parts().load(due, clock.instant());
            List<Intent> intents = due.stream()
                    .map(message -> new Intent(message, parts.get(message.id())))
                    .toList();
            ledger().store().intend(intents, owner, clock.instant());
            return null;
        });
    }

    private List<Moved> settleOrphans() {
        Instant now = clock.instant();
        return ledger().tx(() ->
                ledger().store().settleOrphans(now.minus(Orphans.SILENCE), now.minus(Orphans.RECEIPT_LOST), 100));
    }

    /** With what it counts as, as the window does it. */
    List<Moved> receive(UUID owner, Receipt... receipts) {
        return ledger().tx(() -> {
            List<Moved> moved = ledger().store().receive(List.of(receipts), owner, clock.instant());
            count(moved);
            return moved;
        });
    }

    abstract void count(List<Moved> moved);

    static Receipt receipt(DueMessage message, Settlement settlement) {
        return new Receipt(message.id(), message.nextAttempt(), settlement, "Hello", null);
    }
}
