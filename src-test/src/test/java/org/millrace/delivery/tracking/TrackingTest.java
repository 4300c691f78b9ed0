package org.millrace.delivery.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.contact.ConsentChanged;
import org.millrace.contact.ConsentLog;
import org.millrace.contact.ConsentStore;
import org.millrace.contact.EventLog;
import org.millrace.contact.EventsRecorded;
import org.millrace.counter.Metric;
import org.millrace.delivery.PostgresLedger;
import org.millrace.platform.FiredEvents;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.SettableClock;

class TrackingTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final Instant SENT = Instant.parse("2026-11-21T09:00:00Z");
    private static final TrackingAddresses ADDRESSES = new TrackingAddresses(
            "https://mail.example.com/millrace", new TrackingTokens("only-for-tests-only-for-tests-only-for-tests"));
    private static final Visitor PERSON =
            new Visitor("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", false, false);
    private static final Visitor SCANNER = new Visitor("Barracuda Sentinel (EE)", false, false);

    private final SettableClock clock = new SettableClock(SENT);
    private final FiredEvents<EventsRecorded> events = new FiredEvents<>();
    private final FiredEvents<ConsentChanged> consentChanges = new FiredEvents<>();
    private PostgresLedger ledger;
    private Tracking tracking;
    private long message;

    @BeforeEach
    void sent() {
        DATABASE.clear();
        ledger = new PostgresLedger(DATABASE, clock);
        message = ledger.sent(1, "ann@example.org", SENT);
        tracking = tracking();
        clock.advance(Duration.ofMinutes(5));
    }

    @Test
    void every_open_is_an_event_and_the_message_counts_once_for_machines_and_once_for_people() {
        String token = token(ADDRESSES.open(message)).replace(".gif", "");
        open(token, SCANNER);
        assertThat(ledger.counted()).containsEntry(Metric.OPENED, 1L).doesNotContainKey(Metric.OPENED_HUMAN);
        clock.advance(Duration.ofSeconds(1));
        open(token, PERSON);
        clock.advance(Duration.ofSeconds(1));
        open(token, PERSON);
        assertThat(ledger.counted()).containsEntry(Metric.OPENED, 1L).containsEntry(Metric.OPENED_HUMAN, 1L);
        assertThat(recorded("email_opened")).containsExactly("scanner", "", "");
    }

    @Test
    void hits_of_one_second_are_one_event() {
        String token = token(ADDRESSES.open(message)).replace(".gif", "");
        for (int hit = 0; hit < 50; hit++) {
            open(token, PERSON);
        }
        assertThat(recorded("email_opened")).hasSize(1);
    }

    @Test
    void a_click_leads_to_the_stored_target_and_names_message_and_campaign_in_its_event() {
        String token = clickToken("https://example.com/shop?a=1&b=2");
        assertThat(click(token, PERSON)).contains("https://example.com/shop?a=1&b=2");
        assertThat(ledger.counted()).containsEntry(Metric.CLICKED, 1L).containsEntry(Metric.CLICKED_HUMAN, 1L);
        EventsRecorded.Recorded event = events.fired().get(0).events().get(0);
        assertThat(event.name()).isEqualTo("email_clicked");
        assertThat(event.campaignId()).isEqualTo(ledger.campaign);
        assertThat(event.properties().get("url").asText()).isEqualTo("https://example.com/shop?a=1&b=2");
    }

    @Test
    void a_token_leads_nowhere_when_it_is_not_ours_not_for_this_or_of_another_tenants_link() {
        long foreign = DATABASE.tx(() -> new LinkRepository(DATABASE.jdbi())
                .numbers(DATABASE.newTenant("other"), List.of("https://example.com/theirs"))
                .get("https://example.com/theirs"));
        assertThat(click("nonsense", PERSON)).isEmpty();
        assertThat(click("", PERSON)).isEmpty();
        assertThat(click(token(ADDRESSES.unsubscribe(message)), PERSON)).isEmpty();
        assertThat(click(token(ADDRESSES.click(message, foreign)), PERSON)).isEmpty();
        assertThat(click(token(ADDRESSES.click(message + 1_000, 1)), PERSON)).isEmpty();
        assertThat(events.fired()).isEmpty();
    }

    @Test
    void looking_at_the_way_out_changes_nothing_and_hides_the_address() {
        String token = token(ADDRESSES.unsubscribe(message));
        assertThat(tracking.subscription(token)).contains(new Subscription("a•••@example.org", "marketing"));
        assertThat(refused("marketing")).isEmpty();
        assertThat(consentChanges.fired()).isEmpty();
    }

    @Test
    @Tag("P-05")
    void opting_out_of_a_topic_leaves_the_others_and_counts_once() {
        String token = token(ADDRESSES.unsubscribe(message));
        for (int post = 0; post < 3; post++) {
            assertThat(DATABASE.tx(() -> tracking.optOut(token, false, "one-click")))
                    .isPresent();
        }
        assertThat(refused("marketing")).containsValue(ConsentStore.OPTED_OUT);
        assertThat(refused("service")).isEmpty();
        assertThat(ledger.counted()).containsEntry(Metric.UNSUBSCRIBED, 1L);
        assertThat(recorded("email_unsubscribed")).hasSize(1);
        assertThat(consentChanges.fired().get(0).change().messageId()).isEqualTo(message);
    }

    @Test
    @Tag("P-05")
    void opting_out_of_everything_holds_for_every_topic() {
        DATABASE.tx(() -> tracking.optOut(token(ADDRESSES.unsubscribe(message)), true, "unsubscribe-page"));
        assertThat(refused("service")).containsValue(ConsentStore.OPTED_OUT);
    }

    @Test
    void nobody_is_opted_out_by_a_token_that_is_not_ours() {
        assertThat(DATABASE.tx(() -> tracking.optOut(token(ADDRESSES.click(message, 1)), true, "one-click")))
                .isEmpty();
        assertThat(consentChanges.fired()).isEmpty();
    }

    private Tracking tracking() {
        EventLog log = new EventLog(ledger.contacts.events(), events, clock);
        return new Tracking(
                new TrackingSettings(ADDRESSES),
                new TrackedMessageRepository(DATABASE.jdbi()),
                new LinkRepository(DATABASE.jdbi()),
                new Reactions(new TrackedMessageRepository(DATABASE.jdbi()), log, ledger.counters, clock),
                new OptOuts(new ConsentLog(ledger.contacts.consents(), consentChanges), log, ledger.counters, clock));
    }

    private void open(String token, Visitor visitor) {
        DATABASE.tx(() -> tracking.opened(token, visitor));
    }

    private Optional<String> click(String token, Visitor visitor) {
        return DATABASE.tx(() -> tracking.clicked(token, visitor));
    }

    private String clickToken(String target) {
        long link = DATABASE.tx(() -> new LinkRepository(DATABASE.jdbi())
                .numbers(ledger.tenant, List.of(target))
                .get(target));
        return token(ADDRESSES.click(message, link));
    }

    private Map<Long, String> refused(String topic) {
        long contact = DATABASE.jdbi().withHandle(h -> h.createQuery("select contact_id from message where id = :id")
                .bind("id", message)
                .mapTo(long.class)
                .one());
        return DATABASE.tx(() -> ledger.contacts
                .consents()
                .refused(List.of(new ConsentStore.Question(1, ledger.tenant, contact, "email", topic))));
    }

    /** Reasons why events are a machine's, "" for a person's, oldest first. */
    private List<String> recorded(String name) {
        return DATABASE.jdbi().withHandle(h -> h.createQuery(
                        "select coalesce(machine_reason, '') from event where name = :name and message_id = :message order by id")
                .bind("name", name)
                .bind("message", message)
                .mapTo(String.class)
                .list());
    }

    private static String token(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }
}
