package org.millrace.delivery;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.millrace.counter.Metric;

/** The life of a message; the one table of allowed transitions, and what each state counts as. */
public enum MessageState {
    /** Waits for its time. */
    READY,
    /** Waits for its campaign, which stands still; out of the way of the claims. */
    HELD,
    /** Its intent is committed: it is on its way to the wire, or was when its process died. */
    CLAIMED,
    /** The channel took it over. */
    SENT,
    /** It was not sent and will not be. */
    FAILED,
    /** Nobody can prove whether it was sent; a person or a report settles it. */
    UNCERTAIN,
    /** A rule held it back for good: an opt-out, a suppression, an ended campaign. */
    SKIPPED,
    DELIVERED,
    BOUNCED,
    COMPLAINED;

    private static final Set<MessageState> AFTER_SENT = EnumSet.of(SENT, DELIVERED, BOUNCED, COMPLAINED);

    public Set<MessageState> next() {
        return switch (this) {
            case READY -> EnumSet.of(CLAIMED, HELD, SKIPPED, FAILED);
            case HELD -> EnumSet.of(READY, SKIPPED);
            case CLAIMED -> EnumSet.of(READY, SENT, FAILED, UNCERTAIN);
            case UNCERTAIN -> EnumSet.of(READY, SENT, FAILED);
            case SENT -> EnumSet.of(DELIVERED, BOUNCED, COMPLAINED);
            case DELIVERED -> EnumSet.of(BOUNCED, COMPLAINED);
            case BOUNCED, COMPLAINED, FAILED, SKIPPED -> EnumSet.noneOf(MessageState.class);
        };
    }

    public boolean mayBecome(MessageState next) {
        return next().contains(next);
    }

    /** Whether it is known what became of it. */
    boolean settled() {
        return AFTER_SENT.contains(this) || this == FAILED || this == SKIPPED;
    }

    /** Metrics that a message in this state adds one to. */
    Set<Metric> counts() {
        EnumSet<Metric> metrics = EnumSet.of(Metric.QUEUED);
        if (AFTER_SENT.contains(this)) {
            metrics.add(Metric.SENT);
        }
        switch (this) {
            case FAILED -> metrics.add(Metric.FAILED);
            case UNCERTAIN -> metrics.add(Metric.UNCERTAIN);
            case SKIPPED -> metrics.add(Metric.SKIPPED);
            case BOUNCED -> metrics.add(Metric.BOUNCED);
            case COMPLAINED -> metrics.add(Metric.COMPLAINED);
            case READY, HELD, CLAIMED, SENT, DELIVERED -> {}
        }
        return metrics;
    }

    /** States from which a message may come here. */
    static List<MessageState> before(MessageState state) {
        List<MessageState> states = new ArrayList<>();
        for (MessageState from : values()) {
            if (from.mayBecome(state)) {
                states.add(from);
            }
        }
        return states;
    }
}
