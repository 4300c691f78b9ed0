package org.millrace.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.millrace.platform.Sentence;

/** A message as the ledger in memory has it. */
final class MemoryMessage {

    final long id;
    final NewMessage message;
    final List<Attempt> putOff = new ArrayList<>();
    MessageState state;
    int attempts;
    private int deferrals;
    private Instant deferredSince;
    Instant readyAt;
    Instant sentAt;
    Instant intentAt;
    UUID owner;
    String reason;

    MemoryMessage(long id, NewMessage message) {
        this.id = id;
        this.message = message;
        this.readyAt = message.readyAt();
    }

    boolean sameKey(NewMessage other) {
        return message.runId() == other.runId()
                && message.nodeNo() == other.nodeNo()
                && message.visit() == other.visit();
    }

    void become(MessageState next) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException(state + " to " + next);
        }
        state = next;
    }

    void receive(Receipt.Settlement settlement, Instant now) {
        become(settlement.state());
        readyAt = Objects.requireNonNullElse(settlement.readyAt(), readyAt);
        reason = settlement.reason();
        sentAt = state == MessageState.SENT ? now : sentAt;
        if (settlement.deferred()) {
            deferrals++;
            deferredSince = Objects.requireNonNullElse(deferredSince, now);
            putOff(now);
        }
    }

    void putOff(Instant endedAt) {
        putOff.add(new Attempt(attempts, intentAt, endedAt, Sentence.read(reason)));
    }

    Moved moved(MessageState was) {
        return new Moved(
                id,
                message.tenant(),
                message.campaignId(),
                message.versionId(),
                message.runId(),
                message.nodeNo(),
                message.visit(),
                message.channel(),
                message.variant(),
                was,
                state);
    }

    DueMessage due() {
        return new DueMessage(
                id,
                message.tenant(),
                message.campaignId(),
                message.runId(),
                message.nodeNo(),
                message.visit(),
                message.contactId(),
                message.channel(),
                MemoryLedger.TEMPLATE_VERSION,
                attempts,
                deferrals,
                deferredSince,
                "marketing");
    }

    Ledger.Look look() {
        return new Ledger.Look(id, state, attempts, deferrals, readyAt, sentAt, reason);
    }
}
