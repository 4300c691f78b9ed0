package org.millrace.delivery;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.millrace.contact.ConsentStore;
import org.millrace.counter.CounterStore;
import org.millrace.delivery.mail.MailComposer;
import org.millrace.delivery.mail.MailRelay;
import org.millrace.delivery.mail.ScriptedRelay;
import org.millrace.delivery.tracking.KnownLinks;
import org.millrace.delivery.tracking.TrackingAddresses;
import org.millrace.delivery.tracking.TrackingTokens;
import org.millrace.template.TemplateRenderer;
import org.millrace.template.TemplateSource;
import org.millrace.template.TemplateVersion;
import org.millrace.template.TemplateVersionStore;
import org.millrace.template.TemplateVersions;

/** The delivery loop as the server assembles it, over any ledger and against a scripted relay. */
final class DeliveryRig {

    static final UUID ME = MessageStoreContract.ME;
    static final TrackingAddresses ADDRESSES = new TrackingAddresses(
            "https://mail.example.com/millrace", new TrackingTokens("only-for-tests-only-for-tests-only-for-tests"));

    private final Ledger ledger;
    private final CounterStore counters;
    private final ConsentStore consents;
    private final Clock clock;
    private final MailRelay relay;
    private UUID owner = ME;
    private List<SendGuard> guards;
    private Consumer<List<Receipt>> receipts;
    private Consumer<List<Moved>> news = moved -> {};
    private TemplateSource template = new TemplateSource(
            "Hello {{contact.firstName}}", "<p>Hello <a href=\"https://example.com/shop\">shop</a></p>", null);

    DeliveryRig(Ledger ledger, CounterStore counters, ConsentStore consents, Clock clock, ScriptedRelay relay) {
        this.ledger = ledger;
        this.counters = counters;
        this.consents = consents;
        this.clock = clock;
        this.relay = new MailRelay(relay.session());
        this.guards = List.of(new ConsentGuard(consents));
        this.receipts = this::writeReceipts;
    }

    /** Another process, which sends at the same time. */
    DeliveryRig ownedBy(UUID process) {
        owner = process;
        return this;
    }

    DeliveryRig withGuards(SendGuard... added) {
        guards = List.of(added);
        return this;
    }

    DeliveryRig withReceipts(Consumer<List<Receipt>> written) {
        receipts = written;
        return this;
    }

    DeliveryRig withTemplate(String subject, String html) {
        template = new TemplateSource(subject, html, null);
        return this;
    }

    void writeReceipts(List<Receipt> known) {
        ledger.tx(() -> {
            new ReceiptWindow(ledger.store(), consents, ledger.providers(), counters, news)
                    .write(known, owner, clock.instant());
            return null;
        });
    }

    /** @return how many were due */
    int window() {
        try (Outlet outlet = new MailOutlet(session -> new MailRoute(relay, maker()), clock)) {
            return window("email", outlet);
        }
    }

    int window(String channel, Outlet outlet) {
        return new DeliveryLoop((shard, of, intended) -> commitIntents(of), receipts).window(0, channel, outlet);
    }

    /** The commit of the intents is done, or not, but nobody learns of it. */
    void windowWithoutAnAnswer(boolean committed) {
        try (Outlet outlet = new MailOutlet(session -> new MailRoute(relay, maker()), clock)) {
            new DeliveryLoop(
                            (shard, of, intended) -> {
                                intended.addAll(committed ? commitIntents(of).intents() : rolledBackIntents(of));
                                throw new IllegalStateException(new SQLException("The connection is gone", "08006"));
                            },
                            receipts)
                    .window(0, "email", outlet);
        }
    }

    int drain() {
        int all = 0;
        for (int due = window(); due > 0; due = window()) {
            all += due;
        }
        return all;
    }

    IntentWindow.Claimed commitIntents() {
        return commitIntents("email");
    }

    private IntentWindow.Claimed commitIntents(String channel) {
        return ledger.tx(() -> intents().claim(0, channel, owner, clock.instant()));
    }

    private List<Intent> rolledBackIntents(String channel) {
        return ledger.tx(() -> {
            List<DueMessage> due = ledger.store().claim(0, channel, Deliveries.WINDOW, clock.instant());
            Map<Long, MessageParts> parts = ledger.parts().load(due, clock.instant());
            return due.stream()
                    .map(message -> new Intent(message, parts.get(message.id())))
                    .toList();
        });
    }

    private IntentWindow intents() {
        return new IntentWindow(ledger.store(), ledger.parts(), guards, counters, news);
    }

    private MailMaker maker() {
        TemplateVersions versions = new TemplateVersions(new OneTemplate());
        return new MailMaker(
                new MailContents(versions, new TemplateRenderer()),
                new KnownLinks(DeliveryRig::numbered),
                ADDRESSES,
                new MailComposer(relay.session()),
                relay.defaultSender());
    }

    private static Map<String, Long> numbered(int tenant, Collection<String> targets) {
        Map<String, Long> numbers = new HashMap<>();
        targets.forEach(target -> numbers.put(target, (long) Math.abs(target.hashCode())));
        return numbers;
    }

    private final class OneTemplate implements TemplateVersionStore {

        @Override
        public boolean archived(int tenant, String slug) {
            return false;
        }

        @Override
        public Optional<TemplateVersion> find(int tenant, long versionId) {
            return Optional.of(new TemplateVersion(versionId, "welcome", 1, "email", "marketing", template));
        }

        @Override
        public Optional<TemplateVersion> current(int tenant, String slug) {
            return find(tenant, MemoryLedger.TEMPLATE_VERSION);
        }
    }
}
