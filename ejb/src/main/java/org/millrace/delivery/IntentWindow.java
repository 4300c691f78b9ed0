package org.millrace.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.millrace.counter.CounterStore;

/**
 * What happens in the transaction of the intents: claim, ask every guard, mark what goes. The contact is read after the guards have
 * locked it.
 */
final class IntentWindow {

    private final MessageStore messages;
    private final MessagePartsStore parts;
    private final List<SendGuard> guards;
    private final CounterStore counters;
    private final Consumer<List<Moved>> news;

    IntentWindow(
            MessageStore messages,
            MessagePartsStore parts,
            List<SendGuard> guards,
            CounterStore counters,
            Consumer<List<Moved>> news) {
        this.messages = messages;
        this.parts = parts;
        this.guards = List.copyOf(guards);
        this.counters = counters;
        this.news = news;
    }

    /** @param owner this process */
    Claimed claim(int shard, String channel, UUID owner, Instant now) {
        List<DueMessage> due = messages.claim(shard, channel, Deliveries.WINDOW, now);
        if (due.isEmpty()) {
            return new Claimed(0, List.of());
        }
        Map<Long, Verdict> held = refused(due, now);
        List<Intent> intents = intents(due, held, now);
        messages.intend(intents, owner, now);
        List<Moved> moved = messages.hold(held.values());
        counters.add(Moved.deltas(moved), now);
        news.accept(moved);
        return new Claimed(due.size(), intents);
    }

    private Map<Long, Verdict> refused(List<DueMessage> due, Instant now) {
        Map<Long, Verdict> held = new HashMap<>();
        for (SendGuard guard : guards) {
            List<SendGuard.Candidate> asked = due.stream()
                    .filter(message -> !held.containsKey(message.id()))
                    .map(DueMessage::candidate)
                    .toList();
            if (!asked.isEmpty()) {
                guard.refuse(asked, now).forEach((id, refusal) -> held.put(id, refusal.verdict(id)));
            }
        }
        return held;
    }

    private List<Intent> intents(List<DueMessage> due, Map<Long, Verdict> held, Instant now) {
        List<DueMessage> going =
                due.stream().filter(message -> !held.containsKey(message.id())).toList();
        if (going.isEmpty()) {
            return List.of();
        }
        Map<Long, MessageParts> loaded = parts.load(going, now);
        List<Intent> intents = new ArrayList<>();
        for (DueMessage message : going) {
            MessageParts known = loaded.get(message.id());
            Verdict impossible =
                    known == null ? Verdict.skipped(message.id(), "contact erased") : known.impossible(message);
            if (impossible == null) {
                intents.add(new Intent(message, known));
            } else {
                held.put(message.id(), impossible);
            }
        }
        return intents;
    }

    /**
     * What a claim brought.
     *
     * @param due how many messages it took, those that were held back included
     */
    record Claimed(int due, List<Intent> intents) {}
}
