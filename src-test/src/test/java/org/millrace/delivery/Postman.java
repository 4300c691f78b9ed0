package org.millrace.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millrace.campaign.HeldMessages;
import org.millrace.counter.CounterRepository;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Shards;

/** Delivers without a wire: claims, asks the guards and writes SENT in one transaction, as the intent and its receipt would. */
public final class Postman {

    private static final int WINDOW = 200;

    private final PostgresDatabase database;
    private final List<SendGuard> guards;
    private final Clock clock;

    public Postman(PostgresDatabase database, List<SendGuard> guards, Clock clock) {
        this.database = database;
        this.guards = guards;
        this.clock = clock;
    }

    /** @return how many messages were looked at */
    public int round() {
        int due = 0;
        for (int shard = 0; shard < Shards.COUNT; shard++) {
            int of = shard;
            due += database.newTx(() -> window(of));
        }
        return due;
    }

    /** Takes aside the messages of campaigns that stand still and brings back those of others. */
    public void tidy(HeldMessages held) {
        held.campaigns().forEach(campaign -> database.newTx(() -> held.tidy(campaign)));
    }

    private int window(int shard) {
        Instant now = clock.instant();
        MessageStore store = new MessageRepository(database.jdbi(), new AttemptRepository(database.jdbi()));
        List<DueMessage> due = store.claim(shard, "email", WINDOW, now);
        Map<Long, SendGuard.Refusal> refused = refused(due, now);
        List<Verdict> verdicts = refused.entrySet().stream()
                .map(entry -> entry.getValue().verdict(entry.getKey()))
                .toList();
        List<Moved> moved = store.hold(verdicts);
        new CounterRepository(database.jdbi()).add(Moved.deltas(moved), now);
        sent(
                due.stream()
                        .map(DueMessage::id)
                        .filter(id -> !refused.containsKey(id))
                        .toList(),
                now);
        return due.size();
    }

    private Map<Long, SendGuard.Refusal> refused(List<DueMessage> due, Instant now) {
        List<SendGuard.Candidate> candidates = due.stream()
                .map(m -> new SendGuard.Candidate(
                        m.id(), m.tenant(), m.campaignId(), m.runId(), m.contactId(), m.channel(), m.topic()))
                .toList();
        Map<Long, SendGuard.Refusal> refused = new HashMap<>();
        if (!candidates.isEmpty()) {
            guards.forEach(guard -> guard.refuse(candidates, now).forEach(refused::putIfAbsent));
        }
        return refused;
    }

    private void sent(List<Long> ids, Instant now) {
        List<Moved> moved = database.jdbi().withHandle(h -> h.createQuery(
                        """
                        update message m set state = 'SENT', sent_at = :now, attempts = attempts + 1
                        where id = any(:ids) returning 'READY' as was,
                        """
                                + MessageRepository.MOVED)
                .bind("now", now)
                .bindArray("ids", Long.class, ids)
                .map(MessageRows::moved)
                .list());
        new CounterRepository(database.jdbi()).add(Moved.deltas(moved), now);
    }
}
