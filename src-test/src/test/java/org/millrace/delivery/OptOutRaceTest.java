package org.millrace.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.contact.ConsentChange;
import org.millrace.contact.ConsentState;
import org.millrace.platform.PostgresDatabase;

/** An opt-out and the intent of a mail to the same contact at the same moment, thousands of times. */
@Tag("P-05")
class OptOutRaceTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final int RACES = Integer.getInteger("millrace.optout.races", 1_000);
    private static final int AT_ONCE = 100;

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Map<Long, Long> optedOut = new ConcurrentHashMap<>();
    private final Map<Long, Long> intended = new ConcurrentHashMap<>();
    private PostgresLedger ledger;

    @BeforeEach
    void empty() {
        DATABASE.clear();
        ledger = new PostgresLedger(DATABASE, Clock.systemUTC());
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void after_an_opt_outs_commit_no_intent_is_committed() throws Exception {
        int intents = 0;
        int overtaken = 0;
        for (int race = 0; race < RACES; race += AT_ONCE) {
            optedOut.clear();
            intended.clear();
            race(contactsWithAMail(race));
            intents += intended.size();
            overtaken += intended.entrySet().stream()
                    .filter(intent -> optedOut.get(intent.getKey()) < intent.getValue())
                    .count();
        }
        System.out.printf(
                "%d opt-out races: %d intents came first, %d overtook the opt-out%n", RACES, intents, overtaken);
        assertThat(overtaken).isZero();
        assertThat(intents).as("races won by either side").isStrictlyBetween(0, RACES);
    }

    /** Two threads opt everybody out, two claim what is due, all from the same moment. */
    private void race(List<Long> contacts) throws Exception {
        CyclicBarrier start = new CyclicBarrier(4);
        List<Future<Void>> racing = new ArrayList<>();
        for (int thread = 0; thread < 2; thread++) {
            List<Long> half = contacts.subList(thread * AT_ONCE / 2, (thread + 1) * AT_ONCE / 2);
            racing.add(threads.submit(after(start, () -> half.forEach(this::optOut))));
            racing.add(threads.submit(after(start, this::claimAll)));
        }
        for (Future<Void> racer : racing) {
            racer.get();
        }
    }

    private static Callable<Void> after(CyclicBarrier start, Runnable racer) {
        return () -> {
            start.await();
            racer.run();
            return null;
        };
    }

    private void optOut(long contact) {
        DATABASE.newTx(() -> {
            ledger.contacts
                    .consents()
                    .change(new ConsentChange(
                            ledger.tenant,
                            contact,
                            "email",
                            "marketing",
                            ConsentState.OPTED_OUT,
                            Instant.now(),
                            "one-click",
                            null));
        });
        optedOut.put(contact, System.nanoTime());
    }

    private void claimAll() {
        int due;
        do {
            due = DATABASE.newTx(() -> {
                IntentWindow.Claimed claimed = window().claim(0, "email", UUID.randomUUID(), Instant.now());
                long beforeCommit = System.nanoTime();
                claimed.intents()
                        .forEach(intent -> intended.put(intent.message().contactId(), beforeCommit));
                return claimed.due();
            });
        } while (due > 0);
    }

    private IntentWindow window() {
        return new IntentWindow(
                ledger.store(),
                ledger.parts(),
                List.of(new ConsentGuard(ledger.contacts.consents())),
                ledger.counters,
                moved -> {});
    }

    private List<Long> contactsWithAMail(int firstRun) {
        List<Long> contacts = new ArrayList<>();
        List<NewMessage> messages = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            long contact = ledger.contact("p" + (firstRun + i) + "@example.org");
            contacts.add(contact);
            messages.add(ledger.message(firstRun + i, contact, "email", Instant.now()));
        }
        DATABASE.newTx(() -> {
            ledger.outbox().enqueue(messages);
        });
        Collections.shuffle(contacts);
        return contacts;
    }
}
