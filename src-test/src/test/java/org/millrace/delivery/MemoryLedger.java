package org.millrace.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.millrace.counter.Metric;
import org.millrace.platform.ShardDepth;
import org.millrace.platform.Shards;
import org.millrace.rehearsal.MemoryCounters;
import org.millrace.template.RenderContext.CampaignValues;
import org.millrace.template.RenderContext.ContactValues;

/** The ledger in memory: one thread at a time, nothing is rolled back. */
final class MemoryLedger implements Ledger, MessageStore, MessageOutbox, MessagePartsStore, ProviderStore {

    static final long CAMPAIGN = 7;
    static final long TEMPLATE_VERSION = 11;

    final MemoryCounters counters = new MemoryCounters();
    private final Clock clock;
    private final Map<Long, MemoryMessage> rows = new LinkedHashMap<>();
    final Map<Long, JsonNode> steps = new HashMap<>();
    final Map<Long, Provider> providers = new HashMap<>();
    final Map<Long, String> disabled = new HashMap<>();
    private final Map<Long, String> contacts = new HashMap<>();
    private final Map<UUID, Process> processes = new HashMap<>();

    MemoryLedger(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized int enqueue(List<NewMessage> messages) {
        List<Moved> added = new ArrayList<>();
        for (NewMessage message : messages) {
            boolean known = rows.values().stream().anyMatch(row -> row.sameKey(message));
            if (!known) {
                MemoryMessage row = new MemoryMessage(rows.size() + 1L, message);
                row.state = message.channel().equals("null") ? MessageState.SENT : MessageState.READY;
                row.sentAt = row.state == MessageState.SENT ? clock.instant() : null;
                rows.put(row.id, row);
                added.add(row.moved(null));
            }
        }
        counters.add(Moved.deltas(added), clock.instant());
        return added.size();
    }

    @Override
    public synchronized List<ShardDepth> due(Collection<String> channels, Instant now, int limit) {
        List<ShardDepth> depths = new ArrayList<>();
        for (int shard = 0; shard < Shards.COUNT; shard++) {
            int ofShard = shard;
            int due = channels.stream()
                    .mapToInt(channel -> claim(ofShard, channel, limit, now).size())
                    .sum();
            if (due > 0) {
                depths.add(new ShardDepth(shard, Math.min(due, limit)));
            }
        }
        return depths;
    }

    @Override
    public synchronized List<DueMessage> claim(int shard, String channel, int limit, Instant now) {
        return rows.values().stream()
                .filter(row -> row.message.channel().equals(channel))
                .filter(row ->
                        row.message.shard() == shard && row.state == MessageState.READY && !row.readyAt.isAfter(now))
                .sorted(Comparator.comparing((MemoryMessage row) -> row.readyAt))
                .limit(limit)
                .map(MemoryMessage::due)
                .toList();
    }

    @Override
    public synchronized void intend(Collection<Intent> intents, UUID owner, Instant now) {
        intents.forEach(intent -> {
            MemoryMessage row = rows.get(intent.message().id());
            row.become(MessageState.CLAIMED);
            row.attempts = intent.message().nextAttempt();
            row.owner = owner;
            row.intentAt = now;
        });
    }

    @Override
    public synchronized List<Moved> hold(Collection<Verdict> verdicts) {
        List<Moved> moves = new ArrayList<>();
        verdicts.forEach(verdict -> {
            MemoryMessage row = rows.get(verdict.messageId());
            MessageState was = row.state;
            if (was == MessageState.READY) {
                row.state = verdict.state();
                row.readyAt = Objects.requireNonNullElse(verdict.readyAt(), row.readyAt);
                row.reason = verdict.reason();
                moves.add(row.moved(was));
            }
        });
        return moves;
    }

    @Override
    public synchronized List<Moved> receive(Collection<Receipt> receipts, UUID owner, Instant now) {
        List<Moved> moves = new ArrayList<>();
        for (Receipt receipt : receipts) {
            MemoryMessage row = rows.get(receipt.messageId());
            boolean open =
                    EnumSet.of(MessageState.CLAIMED, MessageState.UNCERTAIN).contains(row.state);
            if (open && owner.equals(row.owner) && row.attempts == receipt.attempt()) {
                MessageState was = row.state;
                row.receive(receipt.settlement(), now);
                moves.add(row.moved(was));
            }
        }
        return moves;
    }

    @Override
    public synchronized List<Moved> settleOrphans(Instant silentSince, Instant intentsBefore, int limit) {
        List<Moved> moves = new ArrayList<>();
        for (MemoryMessage row : rows.values()) {
            if (row.state == MessageState.CLAIMED
                    && moves.size() < limit
                    && (!alive(row.owner, silentSince) || row.intentAt.isBefore(intentsBefore))) {
                row.reason = "the process ended between the intent and the receipt; it may have been sent";
                row.become(row.message.channel().equals("webhook") ? MessageState.READY : MessageState.UNCERTAIN);
                if (row.state == MessageState.READY) {
                    row.putOff(null);
                }
                moves.add(row.moved(MessageState.CLAIMED));
            }
        }
        return moves;
    }

    private boolean alive(UUID owner, Instant silentSince) {
        Process process = processes.get(owner);
        return process != null
                && process.heartbeatAt.isAfter(silentSince)
                && processes.values().stream()
                        .noneMatch(
                                other -> other.node.equals(process.node) && other.startedAt.isAfter(process.startedAt));
    }

    @Override
    public synchronized Map<Long, MessageParts> load(Collection<DueMessage> messages, Instant now) {
        Map<Long, MessageParts> parts = new HashMap<>();
        messages.forEach(message -> parts.put(
                message.id(),
                new MessageParts(
                        new ContactValues(
                                "c" + message.contactId(),
                                contacts.get(message.contactId()),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null),
                        null,
                        new CampaignValues("Spring", "Millrace", "news@example.com"),
                        new MessageParts.Tracked(true, true),
                        steps.getOrDefault(message.runId(), JsonNodeFactory.instance.objectNode()),
                        providers.get(message.runId()))));
        return parts;
    }

    @Override
    public Set<String> sessions() {
        return Set.of();
    }

    @Override
    public void disable(int tenant, long id, String why, Instant now) {
        disabled.put(id, why);
    }

    @Override
    public ProviderStore providers() {
        return this;
    }

    @Override
    public MessageStore store() {
        return this;
    }

    @Override
    public MessageOutbox outbox() {
        return this;
    }

    @Override
    public MessagePartsStore parts() {
        return this;
    }

    @Override
    public <T> T tx(Supplier<T> work) {
        return work.get();
    }

    @Override
    public long contact(String email) {
        long id = contacts.size() + 1L;
        contacts.put(id, email);
        return id;
    }

    @Override
    public NewMessage message(long run, long contact, String channel, Instant readyAt) {
        return new NewMessage(1, CAMPAIGN, run, 1, 1, 1, contact, 0, channel, "welcome", null, readyAt);
    }

    @Override
    public synchronized Look look(long run) {
        return rows.values().stream()
                .filter(row -> row.message.runId() == run)
                .map(MemoryMessage::look)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public synchronized List<Attempt> putOff(long run) {
        return rows.values().stream()
                .filter(row -> row.message.runId() == run)
                .findFirst()
                .orElseThrow()
                .putOff;
    }

    @Override
    public void process(UUID bootId, String node, Instant startedAt, Instant heartbeatAt) {
        processes.put(bootId, new Process(node, startedAt, heartbeatAt));
    }

    @Override
    public Map<Metric, Long> counted() {
        Map<Metric, Long> sums = new EnumMap<>(Metric.class);
        counters.read(1, CAMPAIGN).forEach(count -> sums.merge(count.metric(), count.n(), Long::sum));
        return sums;
    }

    private record Process(String node, Instant startedAt, Instant heartbeatAt) {}
}
