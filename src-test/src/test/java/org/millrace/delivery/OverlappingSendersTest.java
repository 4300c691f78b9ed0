package org.millrace.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.delivery.mail.ScriptedRelay;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.SettableClock;

/** Two processes that send from one ledger at the same time. */
class OverlappingSendersTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final int MAILS = 300;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final ScriptedRelay relay = new ScriptedRelay();
    private final AtomicInteger overlaps = new AtomicInteger();
    private PostgresLedger ledger;

    @BeforeEach
    void mails() {
        DATABASE.clear();
        ledger = new PostgresLedger(DATABASE, clock);
        DATABASE.newTx(() -> {
            for (int run = 1; run <= MAILS; run++) {
                ledger.outbox()
                        .enqueue(List.of(ledger.message(run, ledger.contact(address(run)), "email", clock.instant())));
            }
        });
    }

    /** There a second process began to send while the first was still at it, and both sent the same mails. */
    @Test
    void mautic_2215_a_sender_that_begins_while_another_is_still_sending_sends_nothing_of_its_mails() {
        DeliveryRig slow = rig();
        DeliveryRig next = rig().ownedBy(UUID.randomUUID());
        slow.withReceipts(known -> {
            overlaps.incrementAndGet();
            next.drain();
            slow.writeReceipts(known);
        });

        slow.drain();

        assertThat(overlaps.get()).isPositive();
        assertThat(IntStream.rangeClosed(1, MAILS).mapToLong(run -> relay.takenFor(address(run))))
                .containsOnly(1L);
        assertThat(IntStream.rangeClosed(1, MAILS)
                        .mapToObj(run -> ledger.look(run).state()))
                .containsOnly(MessageState.SENT);
    }

    private DeliveryRig rig() {
        return new DeliveryRig(ledger, ledger.counters, ledger.contacts.consents(), clock, relay);
    }

    private static String address(int run) {
        return "p" + run + "@example.org";
    }
}
