package org.millrace.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.delivery.webhook.Destinations;
import org.millrace.delivery.webhook.Receiver;
import org.millrace.delivery.webhook.Resolver;
import org.millrace.delivery.webhook.WebhookWire;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.SettableClock;
import org.millrace.run.TestEngine;
import org.millrace.template.RenderedJson;
import org.millrace.template.TemplateRenderer;

/** A step that calls a receiver: from the ledger in PostgreSQL over the wire and back, at a clock that is set. */
abstract class WebhookGround {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    static final String TAKEN = "HTTP/1.1 200 OK\r\n\r\n";
    static final String BROKEN = "HTTP/1.1 500 X\r\n\r\n";

    final SettableClock clock = new SettableClock(NOW);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    final Receiver receiver = new Receiver();
    final List<CallsSettled.Call> settled = new ArrayList<>();
    final List<Instant> attempts = new ArrayList<>();
    PostgresLedger ledger;

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

    String url() {
        return "http://localhost:" + receiver.port() + "/hook";
    }

    void step(String config) {
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

    void call(long run, String address) {
        enqueue(run, ledger.contact(address));
    }

    void enqueue(long run, long contact) {
        NewMessage message = new NewMessage(
                ledger.tenant, ledger.campaign, run, 1, 1, 1, contact, 0, "webhook", null, null, clock.instant());
        ledger.tx(() -> ledger.outbox().enqueue(List.of(message)));
    }

    void runUntilSettled(long run) {
        for (int minute = 0; minute < 6 * 24 * 60 && !state(run).settled(); minute++) {
            drain();
            clock.advance(Duration.ofMinutes(1));
        }
    }

    void drain() {
        window(this::write);
    }

    void window(Consumer<List<Receipt>> receipts) {
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

    MessageState state(long run) {
        return ledger.look(run).state();
    }

    ProviderHealth health() {
        return new ProviderHealthRepository(DATABASE.jdbi())
                .all(ledger.tenant, clock.instant().minus(Duration.ofDays(1))).stream()
                        .filter(one -> one.channel().equals("webhook"))
                        .findFirst()
                        .orElseThrow();
    }
}
