package org.millrace.rehearsal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.millrace.campaign.SendHold;
import org.millrace.delivery.MessageOutbox;
import org.millrace.delivery.NewMessage;

/** The ledger of messages in memory: what is ready goes out at once, unless a rule skips it or puts it off. */
public final class MemoryOutbox implements MessageOutbox {

    private final Set<List<Long>> keys = new HashSet<>();
    private final Map<NewMessage, Instant> ready = new HashMap<>();
    private final Map<List<Long>, List<Wait>> held = new HashMap<>();
    private final List<Handed> handed = new ArrayList<>();
    private final BiFunction<NewMessage, Instant, Rule> rules;

    /** @param rules asked of each message when it is about to go */
    public MemoryOutbox(BiFunction<NewMessage, Instant, Rule> rules) {
        this.rules = rules;
    }

    @Override
    public int enqueue(List<NewMessage> messages) {
        int added = 0;
        for (NewMessage message : messages) {
            if (keys.add(key(message))) {
                ready.put(message, message.readyAt());
                added++;
            }
        }
        return added;
    }

    /** When the next message is to go out. */
    public Optional<Instant> nextDue() {
        return ready.values().stream().min(Comparator.naturalOrder());
    }

    /** Lets go what is due. @return what went out or was skipped */
    public List<Handed> deliver(Instant now) {
        List<NewMessage> due = ready.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(NewMessage::readyAt)
                        .thenComparing(NewMessage::runId)
                        .thenComparing(NewMessage::visit))
                .toList();
        List<Handed> gone = new ArrayList<>();
        for (NewMessage message : due) {
            Rule rule = rules.apply(message, now);
            if (rule.notBefore() != null && rule.notBefore().isAfter(now)) {
                ready.put(message, rule.notBefore());
                held.computeIfAbsent(key(message), key -> new ArrayList<>()).add(new Wait(now, rule.hold()));
            } else {
                ready.remove(message);
                gone.add(new Handed(message, now, rule.skipped(), held.getOrDefault(key(message), List.of())));
            }
        }
        handed.addAll(gone);
        return gone;
    }

    /** All that went out or was skipped, in order. */
    public List<Handed> handed() {
        return handed;
    }

    private static List<Long> key(NewMessage message) {
        return List.of(message.runId(), (long) message.nodeNo(), (long) message.visit());
    }

    /**
     * What becomes of a message.
     *
     * @param skipped why it does not go at all, or null
     * @param hold what puts it off, or null
     */
    public record Rule(String skipped, SendHold hold) {

        public static final Rule GO = new Rule(null, null);

        static Rule skipped(String why) {
            return new Rule(why, null);
        }

        /** One without an end is as good as a refusal. */
        static Rule held(SendHold hold) {
            return hold.until() == null ? skipped(hold.by().words()) : new Rule(null, hold);
        }

        /** When it may go, or null. */
        Instant notBefore() {
            return hold == null ? null : hold.until();
        }
    }

    /** A time that a message was put off. */
    public record Wait(Instant from, SendHold hold) {}

    /**
     * A message whose time has come.
     *
     * @param skipped why it did not go out; null = it did
     * @param waits what has put it off before
     */
    public record Handed(NewMessage message, Instant at, String skipped, List<Wait> waits) {

        public boolean sent() {
            return skipped == null;
        }
    }
}
