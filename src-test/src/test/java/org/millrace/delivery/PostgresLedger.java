package org.millrace.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.millrace.campaign.TestCampaigns;
import org.millrace.contact.PostgresContacts;
import org.millrace.counter.CounterRepository;
import org.millrace.counter.CounterStore;
import org.millrace.counter.Metric;
import org.millrace.platform.Database;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Sealing;

/** The ledger in PostgreSQL. */
public final class PostgresLedger implements Ledger {

    static final WebhookSettings SETTINGS =
            new WebhookSettings(new Sealing("only-for-tests-only-for-tests-only-for-tests"), Set.of("localhost"));

    private static final AtomicInteger TENANTS = new AtomicInteger();

    final PostgresDatabase database;
    public final PostgresContacts contacts;
    public final CounterStore counters;
    public final int tenant;
    public final long campaign;
    private final Clock clock;
    private final AtomicInteger people = new AtomicInteger();

    public PostgresLedger(PostgresDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.contacts = new PostgresContacts(database, clock.instant());
        this.counters = new CounterRepository(database.jdbi());
        this.tenant = database.newTenant("t" + TENANTS.incrementAndGet());
        this.campaign = database.tx(this::campaign);
        template("welcome", "marketing");
    }

    /** @return the number of the template's version */
    long template(String slug, String topic) {
        return database.jdbi().withHandle(h -> {
            long template = id(
                    h,
                    "insert into template (tenant_id, slug, name, channel, topic, current_no, created_at, updated_at)"
                            + " values (?, ?, 'Welcome', 'email', ?, 1, now(), now()) returning id",
                    tenant,
                    slug,
                    topic);
            return id(
                    h,
                    "insert into template_version (tenant_id, template_id, no, subject, html, created_by, created_at) values (?, ?,"
                            + " 1, 'Hello {{contact.firstName}}', '<p>Hello <a href=\"https://example.com/shop\">shop</a></p>',"
                            + " 'test', now()) returning id",
                    tenant,
                    template);
        });
    }

    /** A message that was sent to that address at that instant; its number. */
    public long sent(long run, String address, Instant at) {
        database.tx(() -> outbox().enqueue(List.of(message(run, contact(address), "email", at))));
        return database.jdbi().withHandle(h -> h.createQuery(
                        "update message set state = 'SENT', sent_at = ?, intent_at = ?, address = ?, attempts = 1"
                                + " where run_id = ? and tenant_id = ? returning id")
                .bind(0, at)
                .bind(1, at)
                .bind(2, address)
                .bind(3, run)
                .bind(4, tenant)
                .mapTo(long.class)
                .one());
    }

    private long campaign() {
        long campaign = TestCampaigns.row(database.jdbi(), tenant, "Spring", "ACTIVE");
        database.jdbi()
                .useHandle(h -> h.execute(
                        "update campaign set type = 'EMAIL', from_email = 'news@example.com', from_name = 'Millrace'"
                                + " where id = ?",
                        campaign));
        return campaign;
    }

    private static long id(Handle h, String sql, Object... arguments) {
        var query = h.createQuery(sql);
        for (int i = 0; i < arguments.length; i++) {
            query.bind(i, arguments[i]);
        }
        return query.mapTo(long.class).one();
    }

    @Override
    public MessageStore store() {
        return new MessageRepository(database.jdbi(), new AttemptRepository(database.jdbi()));
    }

    @Override
    public MessageOutbox outbox() {
        return new OutboxRepository(database.jdbi(), counters, clock);
    }

    @Override
    public MessagePartsStore parts() {
        return new MessagePartsRepository(database.jdbi(), new EndpointRepository(database.jdbi(), SETTINGS));
    }

    @Override
    public ProviderStore providers() {
        return new ProviderRepository(database.jdbi());
    }

    @Override
    public <T> T tx(Supplier<T> work) {
        return database.newTx(work::get);
    }

    @Override
    public long contact(String email) {
        String id = "p" + people.incrementAndGet();
        return contacts.add(
                tenant, id, email == null ? "{}" : "{\"email\": \"" + email + "\", \"firstName\": \"Ann\"}");
    }

    @Override
    public NewMessage message(long run, long contact, String channel, Instant readyAt) {
        return new NewMessage(tenant, campaign, run, 1, 1, 1, contact, 0, channel, "welcome", null, readyAt);
    }

    @Override
    public Look look(long run) {
        return database.jdbi().withHandle(h -> h.createQuery(
                        "select id, state, attempts, deferrals, ready_at, sent_at, reason from message"
                                + " where tenant_id = ? and run_id = ?")
                .bind(0, tenant)
                .bind(1, run)
                .map((row, ctx) -> new Look(
                        row.getLong("id"),
                        MessageState.valueOf(row.getString("state")),
                        row.getInt("attempts"),
                        row.getInt("deferrals"),
                        Database.instant(row, "ready_at"),
                        Database.instant(row, "sent_at"),
                        row.getString("reason")))
                .one());
    }

    @Override
    public List<Attempt> putOff(long run) {
        long message = look(run).id();
        return new AttemptRepository(database.jdbi())
                .of(tenant, List.of(message), id -> id)
                .getOrDefault(message, List.of());
    }

    @Override
    public void process(UUID bootId, String node, Instant startedAt, Instant heartbeatAt) {
        database.jdbi().useHandle(h -> h.createUpdate(
                        "insert into engine_node (boot_id, node, started_at, heartbeat_at) values (?, ?, ?, ?)")
                .bind(0, bootId)
                .bind(1, node)
                .bind(2, startedAt)
                .bind(3, heartbeatAt)
                .execute());
    }

    @Override
    public Map<Metric, Long> counted() {
        Map<Metric, Long> sums = new EnumMap<>(Metric.class);
        counters.read(tenant, campaign).forEach(count -> sums.merge(count.metric(), count.n(), Long::sum));
        sums.values().removeIf(n -> n == 0);
        return sums;
    }
}
