package org.millrace.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.millrace.counter.CounterStore;

/**
 * What happens in the transaction of the intents: claim, ask every guard, mark what goes. The contact is read after the guards have
 * locked it.
 */
final class IntentWindow {

    private final MessageStore messages;
    private final MailPartsStore parts;
    private final List<SendGuard> guards;
    private final CounterStore counters;
    private final UUID owner;

    IntentWindow(
            MessageStore messages, MailPartsStore parts, List<SendGuard> guards, CounterStore counters, UUID owner) {
        this.messages = messages;
        this.parts = parts;
        this.guards = List.copyOf(guards);
        this.counters = counters;
        this.owner = owner;
    }

    Claimed claim(int shard, int limit, Instant now) {
        List<DueMessage> due = messages.claim(shard, limit, now);
        if (due.isEmpty()) {
            return new Claimed(0, List.of());
        }
        Map<Long, Verdict> held = refused(due, now);
        List<Intent> intents = intents(due, held);
        messages.intend(intents, owner, now);
        counters.add(Moved.deltas(messages.hold(held.values())), now);
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

    private List<Intent> intents(List<DueMessage> due, Map<Long, Verdict> held) {
        List<DueMessage> going =
                due.stream().filter(message -> !held.containsKey(message.id())).toList();
        if (going.isEmpty()) {
            return List.of();
        }
        Map<Long, MailParts> loaded = parts.load(going);
        List<Intent> intents = new ArrayList<>();
        for (DueMessage message : going) {
            MailParts known = loaded.get(message.id());
            String impossible = impossible(message, known);
            if (impossible == null) {
                intents.add(new Intent(message, known));
            } else {
                held.put(message.id(), new Verdict(message.id(), MessageState.SKIPPED, null, impossible));
            }
        }
        return intents;
    }

    private static String impossible(DueMessage message, MailParts parts) {
        if (parts == null) {
            return "contact erased";
        }
        if (parts.address() == null || parts.address().isBlank()) {
            return "contact has no address";
        }
        return message.templateVersionId() == null ? "template unknown" : null;
    }

    /**
     * What a claim brought.
     *
     * @param due how many messages it took, those that were held back included
     */
    record Claimed(int due, List<Intent> intents) {}
}
