package org.millrace.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.delivery.webhook.Destinations;
import org.millrace.delivery.webhook.Receiver;
import org.millrace.delivery.webhook.Resolver;
import org.millrace.delivery.webhook.WebhookWire;
import org.millrace.platform.Json;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.SettableClock;
import org.millrace.run.TestEngine;
import org.millrace.run.monitor.Span;
import org.millrace.run.monitor.TestMonitor;
import org.millrace.template.RenderedJson;
import org.millrace.template.TemplateRenderer;

/** Webhooks from the ledger in PostgreSQL to a receiver and back, over days of a clock that is set. */
@Tag("S4-09")
class WebhookDeliveryTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final String TAKEN = "HTTP/1.1 200 OK\r\n\r\n";
    private static final String BROKEN = "HTTP/1.1 500 X\r\n\r\n";

    private final SettableClock clock = new SettableClock(NOW);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Receiver receiver = new Receiver();
    private final List<CallsSettled.Call> settled = new ArrayList<>();
    private final List<Instant> attempts = new ArrayList<>();
    private PostgresLedger ledger;

    @BeforeEach
    void empty() {
        DATABASE.clear();
        ledger = new PostgresLedger(DATABASE, clock);
    }

    @AfterEach
    void end() {
        receiver.close();
        threads.shutdownNow();
    }

    @Test
    void a_call_is_made_of_the_contact_and_signed_with_the_addresss_own_secret() {
        step(
                "{\"url\": \"" + url() + "?token=x\", \"headers\": [{\"name\": \"X-Team\", \"value\": \"sales\"}],"
                        + " \"body\": {\"who\": \"{{contact.email}}\", \"say\": \"\\\"{{contact.firstName}}\\\"\", \"n\": [1, true]}}");
        call(1, "ann@example.org");
        drain();
        assertThat(state(1)).isEqualTo(MessageState.SENT);
        assertThat(receiver.received()).singleElement().satisfies(call -> {
            assertThat(Json.tree(call.body()))
                    .isEqualTo(Json.tree("{\"who\": \"ann@example.org\", \"say\": \"\\\"Ann\\\"\", \"n\": [1, true]}"));
            assertThat(call.headers()).containsEntry("X-Team", "sales");
            assertThat(secret().signed(
                                    call.headers().get("webhook-signature"),
                                    call.headers().get("webhook-id"),
                                    NOW,
                                    call.body().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .isTrue();
        });
        assertThat(column("address")).isEqualTo(url());
        assertThat(column("provider")).startsWith("hook-");
        assertThat(settled).containsExactly(new CallsSettled.Call(ledger.tenant, 1, 1, 1, true));
    }

    @Test
    void a_value_cannot_break_out_of_its_text() {
        step("{\"url\": \"" + url() + "\", \"body\": {\"who\": \"{{contact.attributes.evil}}\"}}");
        long contact = ledger.contacts.add(
                ledger.tenant,
                "evil",
                "{\"email\": \"e@example.org\", \"evil\": \"\\\", \\\"admin\\\": true, \\\"x\\\": \\\"\"}");
        enqueue(1, contact);
        drain();
        ObjectNode body = Json.read(receiver.received().get(0).body(), ObjectNode.class);
        assertThat(body.properties()).hasSize(1);
        assertThat(body.get("who").asText()).contains("\"admin\": true");
    }

    /** The schedule of Standard Webhooks, attempt by attempt, with the same id each time. */
    @Test
    void a_receiver_that_never_takes_it_is_asked_ten_times_on_schedule_and_then_no_more() {
        step("{\"url\": \"" + url() + "\"}");
        receiver.answering(BROKEN);
        call(1, "ann@example.org");
        runUntilSettled(1);
        assertThat(state(1)).isEqualTo(MessageState.FAILED);
        assertThat(ledger.look(1).reason()).isEqualTo("Called 10 times in vain: HTTP 500");
        assertThat(receiver.received()).hasSize(10);
        assertThat(receiver.received())
                .extracting(call -> call.headers().get("webhook-id"))
                .containsOnly("msg_" + ledger.tenant + "-1-1-1");
        long[] minutes = {0, 5, 30, 120, 300, 600, 840, 1_200, 1_440};
        for (int i = 1; i < minutes.length; i++) {
            long pause = Duration.between(attempts.get(i), attempts.get(i + 1)).toMinutes();
            assertThat(pause).isBetween(minutes[i] * 8 / 10 - 1, minutes[i] * 12 / 10 + 1);
        }
        assertThat(settled).containsExactly(new CallsSettled.Call(ledger.tenant, 1, 1, 1, false));
    }

    @Test
    void a_receiver_that_refuses_every_call_does_not_look_well_while_they_are_put_off() {
        step("{\"url\": \"" + url() + "\"}");
        receiver.answering(BROKEN);
        call(1, "ann@example.org");
        call(2, "bob@example.org");
        drain();
        assertThat(health().putOff()).isEqualTo(2);
        assertThat(health().lastReason()).isEqualTo("HTTP 500");
        assertThat(health().well()).isFalse();

        receiver.answering(TAKEN);
        clock.advance(Duration.ofMinutes(10));
        drain();
        assertThat(health().well()).isTrue();
    }

    @Test
    void what_is_told_of_a_sender_is_what_was_said_the_last_time_and_not_what_waits_longest() {
        step("{\"url\": \"" + url() + "\"}");
        receiver.answering("HTTP/1.1 503 X\r\nRetry-After: 7200\r\n\r\n");
        call(1, "ann@example.org");
        drain();
        clock.advance(Duration.ofMinutes(1));
        receiver.answering(BROKEN);
        call(2, "bob@example.org");
        drain();

        assertThat(health().putOff()).isEqualTo(2);
        assertThat(health().lastReason()).isEqualTo("HTTP 500");
    }

    /** None of them is the receiver's doing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "closed in Europe/Berlin: quiet hours",
                "“Friends” cannot be asked: out of memory",
                "resolved as not-sent-resend by mia: lost"
            })
    void what_waits_for_hours_or_was_sent_again_by_a_person_is_no_trouble_of_its_sender(String reason) {
        step("{\"url\": \"" + url() + "\"}");
        receiver.answering(BROKEN);
        call(1, "ann@example.org");
        drain();
        ledger.tx(() -> ledger.store()
                .hold(List.of(new Verdict(ledger.look(1).id(), MessageState.READY, NOW.plusSeconds(9), reason))));

        assertThat(ledger.look(1).attempts()).isOne();
        assertThat(health().lastReason()).isNull();
        assertThat(health().well()).isTrue();
    }

    @Test
    void a_receiver_that_recovers_gets_it_once_more_with_the_same_id() {
        step("{\"url\": \"" + url() + "\"}");
        receiver.answering(call -> receiver.received().size() < 3 ? BROKEN : TAKEN);
        call(1, "ann@example.org");
        runUntilSettled(1);
        assertThat(state(1)).isEqualTo(MessageState.SENT);
        assertThat(receiver.received()).hasSize(3);
        assertThat(receiver.received().stream()
                        .map(call -> call.headers().get("webhook-id"))
                        .distinct())
                .hasSize(1);
        assertThat(ledger.putOff(1)).extracting(Attempt::no).containsExactly(1, 2);
        assertThat(ledger.putOff(1))
                .extracting(attempt -> attempt.reason().toString())
                .containsOnly("HTTP 500");
        assertThat(ledger.putOff(1)).extracting(Attempt::beganAt).containsExactly(attempts.get(0), attempts.get(1));
    }

    @Test
    @Tag("S3-10")
    void each_attempt_is_a_span_of_the_runs_story_until_the_contact_is_erased() {
        run(1);
        step("{\"url\": \"" + url() + "\"}");
        receiver.answering(call -> receiver.received().size() < 3 ? BROKEN : TAKEN);
        call(1, "ann@example.org");
        runUntilSettled(1);

        assertThat(wire())
                .extracting(Span::attempt, Span::reason, Span::from)
                .containsExactly(
                        tuple(1, "HTTP 500", attempts.get(0)),
                        tuple(2, "HTTP 500", attempts.get(1)),
                        tuple(3, null, attempts.get(2)));

        new AttemptRepository(DATABASE.jdbi()).forget(ledger.tenant + 1, 1);
        assertThat(wire()).hasSize(3);
        new AttemptRepository(DATABASE.jdbi()).forget(ledger.tenant, 1);
        assertThat(wire()).extracting(Span::attempt).containsExactly(3);
    }

    private List<Span> wire() {
        return TestMonitor.of(DATABASE.jdbi(), ledger.tenant, clock).story(1).spans().stream()
                .filter(span -> span.kind() == Span.Kind.WIRE)
                .toList();
    }

    @Test
    void a_receiver_that_names_a_time_is_not_asked_before() {
        step("{\"url\": \"" + url() + "\"}");
        receiver.answering("HTTP/1.1 503 X\r\nRetry-After: 7200\r\n\r\n");
        call(1, "ann@example.org");
        drain();
        assertThat(ledger.look(1).readyAt()).isEqualTo(NOW.plusSeconds(7_200));
    }

    @Test
    void after_410_nothing_more_is_sent_there_until_a_person_enables_it_again() {
        step("{\"url\": \"" + url() + "\"}");
        receiver.answering("HTTP/1.1 410 Gone\r\n\r\n");
        call(1, "ann@example.org");
        drain();
        assertThat(state(1)).isEqualTo(MessageState.FAILED);
        call(2, "bob@example.org");
        drain();
        assertThat(state(2)).isEqualTo(MessageState.FAILED);
        assertThat(ledger.look(2).reason()).contains("is disabled: the receiver answered HTTP 410");
        assertThat(receiver.received()).hasSize(1);
        assertThat(settled).extracting(CallsSettled.Call::delivered).containsExactly(false, false);

        receiver.answering(TAKEN);
        new ProviderRepository(DATABASE.jdbi()).enable(ledger.tenant, provider().name());
        call(3, "cid@example.org");
        drain();
        assertThat(state(3)).isEqualTo(MessageState.SENT);
    }

    @Test
    @Tag("P-02")
    void what_a_dead_process_may_have_called_is_called_again_with_the_same_id_and_not_uncertain() {
        step("{\"url\": \"" + url() + "\"}");
        call(1, "ann@example.org");
        window(known -> {
            throw new IllegalStateException(new java.sql.SQLException("refused for the test", "23514"));
        });
        assertThat(state(1)).isEqualTo(MessageState.CLAIMED);
        clock.advance(Duration.ofMinutes(1));
        ledger.tx(() -> ledger.store()
                .settleOrphans(
                        clock.instant().minus(Orphans.SILENCE), clock.instant().minus(Orphans.RECEIPT_LOST), 9));
        assertThat(state(1)).isEqualTo(MessageState.READY);
        assertThat(health().well()).isTrue();
        drain();
        assertThat(state(1)).isEqualTo(MessageState.SENT);
        assertThat(receiver.received()).hasSize(2);
        assertThat(receiver.received().stream()
                        .map(call -> call.headers().get("webhook-id"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void an_address_that_must_not_be_called_fails_the_message_and_no_other() {
        step("{\"url\": \"https://169.254.169.254/latest/meta-data/\"}");
        call(1, "ann@example.org");
        drain();
        assertThat(state(1)).isEqualTo(MessageState.FAILED);
        assertThat(ledger.look(1).reason()).contains("no public address");
    }

    @Test
    void a_webhook_needs_neither_an_address_of_the_contact_nor_its_consent() {
        step("{\"url\": \"" + url() + "\"}");
        call(1, null);
        drain();
        assertThat(state(1)).isEqualTo(MessageState.SENT);
    }

    @Test
    void a_provider_that_is_not_there_fails_the_message_with_its_name() {
        step("{\"provider\": \"crm\"}");
        call(1, "ann@example.org");
        drain();
        assertThat(ledger.look(1).reason()).isEqualTo("there is no provider crm for webhook");
    }

    /** There, nobody told the journey that its send had failed, and the user stood still for ever. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"url\": \"URL\"|500 Broken",
                "\"url\": \"URL\"|410 Gone",
                "\"url\": \"https://169.254.169.254/\"|200 OK",
                "\"provider\": \"nobody\"|200 OK"
            })
    void parcelvoy_434_however_a_call_fails_the_run_that_waits_for_it_is_told(String receives, String answer) {
        run(1);
        step("{" + receives.replace("URL", url()) + ", \"failureMode\": \"fail_run\"}");
        receiver.answering("HTTP/1.1 " + answer + "\r\n\r\n");
        call(1, "ann@example.org");

        runUntilSettled(1);

        assertThat(state(1)).isEqualTo(MessageState.FAILED);
        List<String> told = DATABASE.jdbi()
                .withHandle(h -> h.createQuery("select signal from run where due_at is not null")
                        .mapTo(String.class)
                        .list());
        assertThat(told).containsExactly("failed");
    }

    /** Of contact 1, that waits at node 1 for its call. */
    private void run(long id) {
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        """
                insert into run (id, tenant_id, campaign_id, contact_id, version_id, node_no, visit, status, waiting_for, shard,
                                 entered_at, moved_at)
                overriding system value values (?, ?, ?, 1, 1, 1, 1, 'WAITING', 'DELIVERY', 0, now(), now())
                """,
                        id,
                        ledger.tenant,
                        ledger.campaign));
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        "insert into step_page (tenant_id, run_id, visit, at, nodes, outcome) values (?, ?, 1, ?, array[1],"
                                + " 'WAITING')",
                        ledger.tenant,
                        id,
                        NOW));
    }

    private String url() {
        return "http://localhost:" + receiver.port() + "/hook";
    }

    private void step(String config) {
        DATABASE.jdbi().useHandle(h -> {
            long workflow = h.createQuery("select workflow_id from campaign where id = ?")
                    .bind(0, ledger.campaign)
                    .mapTo(long.class)
                    .one();
            h.execute(
                    "insert into workflow_version (id, tenant_id, workflow_id, no, document, published_by, published_at)"
                            + " overriding system value values (1, ?, ?, 1, '{}', 'test', now())",
                    ledger.tenant,
                    workflow);
            h.execute(
                    "insert into node (tenant_id, version_id, node_no, node_id, type, config) values (?, 1, 1, 'call', 'webhook',"
                            + " cast(? as jsonb))",
                    ledger.tenant,
                    config);
        });
    }

    private void call(long run, String address) {
        enqueue(run, ledger.contact(address));
    }

    private void enqueue(long run, long contact) {
        NewMessage message = new NewMessage(
                ledger.tenant, ledger.campaign, run, 1, 1, 1, contact, 0, "webhook", null, null, clock.instant());
        ledger.tx(() -> ledger.outbox().enqueue(List.of(message)));
    }

    private void runUntilSettled(long run) {
        for (int minute = 0; minute < 6 * 24 * 60 && !state(run).settled(); minute++) {
            drain();
            clock.advance(Duration.ofMinutes(1));
        }
    }

    private void drain() {
        window(this::write);
    }

    private void window(java.util.function.Consumer<List<Receipt>> receipts) {
        WebhookWire wire = new WebhookWire(
                new Destinations(Resolver.SYSTEM, Set.of("localhost")),
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                threads,
                clock);
        WebhookMaker maker =
                new WebhookMaker(new RenderedJson(new TemplateRenderer()), PostgresLedger.SETTINGS.sealing());
        IntentWindow intents = new IntentWindow(
                ledger.store(),
                ledger.parts(),
                List.of(new ConsentGuard(ledger.contacts.consents())),
                ledger.counters,
                this::note);
        int before = receiver.received().size();
        new DeliveryLoop(
                        (shard, channel, intended) ->
                                ledger.tx(() -> intents.claim(shard, channel, DeliveryRig.ME, clock.instant())),
                        receipts)
                .window(0, "webhook", new WebhookOutlet(maker, wire, clock));
        if (receiver.received().size() > before) {
            attempts.add(clock.instant());
        }
    }

    private void write(List<Receipt> known) {
        ledger.tx(() -> {
            new ReceiptWindow(
                            ledger.store(), ledger.contacts.consents(), ledger.providers(), ledger.counters, this::note)
                    .write(known, DeliveryRig.ME, clock.instant());
            return null;
        });
    }

    private void note(List<Moved> moved) {
        CallsSettled news = CallsSettled.of(moved, clock.instant());
        settled.addAll(news.calls());
        TestEngine.settled(DATABASE.jdbi(), news);
    }

    private MessageState state(long run) {
        return ledger.look(run).state();
    }

    private String column(String name) {
        return DATABASE.jdbi().withHandle(h -> h.createQuery("select " + name + " from message")
                .mapTo(String.class)
                .one());
    }

    private ProviderHealth health() {
        return new ProviderHealthRepository(DATABASE.jdbi())
                .all(ledger.tenant, clock.instant().minus(Duration.ofDays(1))).stream()
                        .filter(one -> one.channel().equals("webhook"))
                        .findFirst()
                        .orElseThrow();
    }

    private ProviderDetails provider() {
        return new ProviderRepository(DATABASE.jdbi()).list(ledger.tenant).get(0);
    }

    private org.millrace.platform.WebhookSecret secret() {
        byte[] sealed = DATABASE.jdbi().withHandle(h -> h.createQuery("select secret from provider")
                .mapTo(byte[].class)
                .one());
        return new Provider.Secrets(sealed, null, null)
                .open(PostgresLedger.SETTINGS.sealing(), NOW)
                .get(0);
    }
}
