package org.millrace.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.IntUnaryOperator;
import org.jdbi.v3.core.Jdbi;
import org.millrace.bench.BenchDatabase;
import org.millrace.bench.Rounds;
import org.millrace.campaign.TestCampaigns;
import org.millrace.contact.ConsentStore;
import org.millrace.contact.PostgresContacts;
import org.millrace.counter.CounterRepository;
import org.millrace.counter.CounterStore;
import org.millrace.delivery.mail.IntentAge;
import org.millrace.delivery.mail.MailComposer;
import org.millrace.delivery.mail.MailRelay;
import org.millrace.delivery.mail.SmtpConnection;
import org.millrace.delivery.tracking.KnownLinks;
import org.millrace.delivery.tracking.LinkRepository;
import org.millrace.platform.Json;
import org.millrace.template.RenderContext.CampaignValues;
import org.millrace.template.RenderContext.ContactValues;
import org.millrace.template.TemplateRenderer;
import org.millrace.template.TemplateSource;
import org.millrace.template.TemplateVersion;
import org.millrace.template.TemplateVersionStore;
import org.millrace.template.TemplateVersions;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.server.SMTPServer;

/**
 * Mails per second from READY to SENT over four connections (render, claim, guard, intent, wire, receipt), beside the same mails over the
 * same four connections without a ledger. The sink is SubEthaSMTP in the same process.
 */
public final class MailRounds {

    private static final int MAILS = Integer.getInteger("bench.mails", 24_000);
    private static final boolean KEEPING = !Boolean.getBoolean("bench.mails.unkept");
    private static final int CONNECTIONS = 4;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final UUID ME = UUID.randomUUID();

    private final AtomicLong arrived = new AtomicLong();
    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    private final Rounds bare = new Rounds();
    private final Rounds ledger = new Rounds();

    private MailRounds() {}

    /** Runs the rounds on an empty database with Millrace's schema; the first of each is not counted. */
    public static MailRounds on(BenchDatabase database) {
        prepare(database);
        MailRounds warmUp = new MailRounds();
        warmUp.rounds(database, 1);
        MailRounds mails = new MailRounds();
        mails.rounds(database, ROUNDS);
        System.out.printf(
                "mails: %d/s, %d/s over the bare wire%n",
                mails.mailsPerSecond(), Math.round(MAILS / mails.bare.median()));
        return mails;
    }

    public long mailsPerSecond() {
        return Math.round(MAILS / ledger.median());
    }

    private void rounds(BenchDatabase database, int rounds) {
        SMTPServer sink = SMTPServer.port(0)
                .hostName("localhost")
                .maxConnections(50)
                .messageHandlerFactory(Swallow::new)
                .build();
        sink.start();
        try {
            MailRelay relay = new MailRelay(session(sink.getPortAllocated()));
            for (int round = 0; round < rounds; round++) {
                bare.time(() -> onEachConnection(thread -> bare(relay)));
                queue(database);
                ledger.time(() -> onEachConnection(thread -> drain(database, relay, thread)));
            }
        } finally {
            sink.stop();
            threads.shutdown();
        }
    }

    private static void prepare(BenchDatabase database) {
        database.execute("insert into tenant (slug, name, created_at) values ('bench', 'Bench', now())");
        TestCampaigns.row(database.jdbi(), 1, "Spring", "ACTIVE");
        database.execute("update campaign set type = 'EMAIL', from_email = 'news@example.com', from_name = 'Millrace'");
        database.execute("insert into template (tenant_id, slug, name, channel, current_no, created_at, updated_at)"
                + " values (1, 'welcome', 'Welcome', 'email', 1, now(), now())");
        database.execute(
                "insert into template_version (tenant_id, template_id, no, subject, html, created_by, created_at)"
                        + " values (1, 1, 1, '', '', 'bench', now())");
        database.jdbi().useHandle(h -> h.createUpdate(
                        """
                        insert into contact (tenant_id, external_id, email, first_name, shard, created_at, updated_at, attributes)
                        select 1, 'c' || n, 'c' || n || '@example.com', 'Ann', n % 16, now(), now(), '{"plan": "pro", "score": 7}'
                        from generate_series(1, :contacts) n
                        """)
                .bind("contacts", MAILS)
                .execute());
        database.execute("vacuum analyze contact");
    }

    private static void queue(BenchDatabase database) {
        database.execute("truncate message, message_attempt, message_values, counter_delta");
        database.execute(
                "insert into message (tenant_id, campaign_id, run_id, node_no, visit, version_id, contact_id, channel,"
                        + " template_version_id, state, shard, ready_at, created_at)"
                        + " select 1, 1, id, 1, 1, 1, id, 'email', 1, 'READY', shard, now(), now() from contact");
        database.execute("vacuum analyze message");
    }

    private int drain(BenchDatabase database, MailRelay relay, int thread) {
        Clock clock = Clock.systemUTC();
        DeliveryLoop loop = loop(database, clock);
        MailRoute route = new MailRoute(relay, maker(relay, new LinkRepository(database.jdbi())::numbers));
        int sent = 0;
        try (Outlet outlet = new MailOutlet(session -> route, clock)) {
            for (int turn = 0; turn < 16; turn++) {
                int shard = (4 * thread + turn) % 16;
                int due = Deliveries.WINDOW;
                while (due > 0) {
                    due = loop.window(shard, "email", outlet);
                    sent += due;
                }
            }
        }
        return sent;
    }

    private static DeliveryLoop loop(BenchDatabase database, Clock clock) {
        Jdbi jdbi = database.jdbi();
        MessageStore messages = new MessageRepository(jdbi, new AttemptRepository(jdbi));
        ConsentStore consents = PostgresContacts.consentsOn(jdbi);
        CounterStore counters = new CounterRepository(jdbi);
        IntentWindow intents = new IntentWindow(
                messages,
                new MessagePartsRepository(jdbi, new EndpointRepository(jdbi, PostgresLedger.SETTINGS)),
                List.of(new ConsentGuard(consents)),
                counters,
                moved -> {});
        ReceiptWindow receipts =
                new ReceiptWindow(messages, consents, new ProviderRepository(jdbi), counters, moved -> {});
        SentValues values = new SentValues(contents(), new SentValuesRepository(jdbi));
        return new DeliveryLoop(
                (shard, channel, intended) -> database.transactions().newTx(() -> {
                    IntentWindow.Claimed claimed = intents.claim(shard, channel, ME, clock.instant());
                    if (KEEPING) {
                        values.keep(claimed.intents(), clock.instant());
                    }
                    return claimed;
                }),
                known -> database.transactions().newTx(() -> receipts.write(known, ME, clock.instant())));
    }

    private static MailMaker maker(MailRelay relay, BiFunction<Integer, Collection<String>, Map<String, Long>> links) {
        return new MailMaker(
                contents(),
                new KnownLinks(links),
                DeliveryRig.ADDRESSES,
                new MailComposer(relay.session()),
                relay.defaultSender());
    }

    private static MailContents contents() {
        return new MailContents(new TemplateVersions(new Welcome()), new TemplateRenderer());
    }

    /** The same mails, made the same way, with nothing remembered. */
    private int bare(MailRelay relay) {
        MailMaker maker = maker(relay, (tenant, targets) -> Map.of("https://example.com/shop", 1L));
        SmtpConnection connection = relay.borrow();
        int share = MAILS / CONNECTIONS;
        for (int i = 0; i < share; i++) {
            MailMaker.Made made = maker.make(
                            List.of(Welcome.intent(i)), Clock.systemUTC().instant())
                    .get(0);
            connection.send(made.mime(), made.mail().to(), IntentAge.fromNow());
        }
        relay.giveBack(connection);
        return share;
    }

    private void onEachConnection(IntUnaryOperator work) {
        long before = arrived.get();
        List<Callable<Integer>> each = new ArrayList<>();
        for (int thread = 0; thread < CONNECTIONS; thread++) {
            int number = thread;
            each.add(() -> work.applyAsInt(number));
        }
        try {
            for (Future<Integer> done : threads.invokeAll(each)) {
                done.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        if (arrived.get() - before != MAILS) {
            throw new IllegalStateException(arrived.get() - before + " of " + MAILS + " arrived");
        }
    }

    private static Session session(int port) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(port));
        properties.put("mail.smtp.localhost", "localhost");
        return Session.getInstance(properties);
    }

    /** A mail of common size. */
    private static final class Welcome implements TemplateVersionStore {

        private static final TemplateSource SOURCE = new TemplateSource(
                "Hello {{contact.firstName}}",
                "<html><body><h1>Hello {{contact.firstName}}</h1>"
                        + "<p>Your plan is {{contact.plan}}. Here is what is new this month, in a few lines of text.</p>"
                                .repeat(20)
                        + "<p><a href=\"https://example.com/shop\">To the shop</a>"
                        + " <a href=\"{{unsubscribe_url}}\">Unsubscribe</a></p></body></html>",
                null);

        static Intent intent(int number) {
            DueMessage message =
                    new DueMessage(number, 1, 1, number, 1, 1, number, "email", 1L, 0, 0, null, "marketing");
            MessageParts parts = new MessageParts(
                    new ContactValues(
                            "c" + number,
                            "c" + number + "@example.com",
                            null,
                            "Ann",
                            null,
                            null,
                            null,
                            Json.tree("{\"plan\": \"pro\", \"score\": 7}")),
                    null,
                    new CampaignValues("Spring", "Millrace", "news@example.com"),
                    new MessageParts.Tracked(true, true),
                    JsonNodeFactory.instance.objectNode(),
                    null);
            return new Intent(message, parts);
        }

        @Override
        public boolean archived(int tenant, String slug) {
            return false;
        }

        @Override
        public Optional<TemplateVersion> find(int tenant, long versionId) {
            return Optional.of(new TemplateVersion(versionId, "welcome", 1, "email", "marketing", SOURCE));
        }

        @Override
        public Optional<TemplateVersion> current(int tenant, String slug) {
            return find(tenant, 1);
        }
    }

    private final class Swallow implements MessageHandler {

        private Swallow(MessageContext context) {}

        @Override
        public void from(String from) {}

        @Override
        public void recipient(String recipient) {}

        @Override
        public String data(InputStream content) throws IOException {
            content.transferTo(OutputStream.nullOutputStream());
            arrived.incrementAndGet();
            return null;
        }

        @Override
        public void done() {}
    }
}
