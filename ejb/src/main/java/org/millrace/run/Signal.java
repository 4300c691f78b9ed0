package org.millrace.run;

/**
 * The words that wake a run, written under its row lock together with {@code due_at}: the engine looks at once, the node that the
 * run stands at decides what the word means, and the word is gone when the run was looked at.
 */
public final class Signal {

    /** A person let the run pass its wait. */
    public static final String SKIP = "skip";

    public static final String APPROVED = "approved";
    public static final String REJECTED = "rejected";

    /** The message that the run waits for was handed over. */
    public static final String DELIVERED = "delivered";

    /** The message that the run waits for will never be handed over. */
    public static final String FAILED = "failed";

    /** The contact opted out, in a workflow that does not say otherwise. */
    public static final String UNSUBSCRIBED = "unsubscribed";

    private static final String EVENT = "event:";
    private static final String INTERRUPT = "interrupt:";

    private Signal() {}

    /** The event that the run waits for has come. */
    public static String event(long eventId) {
        return EVENT + eventId;
    }

    public static boolean isEvent(String signal) {
        return signal != null && signal.startsWith(EVENT);
    }

    /** The interrupt with that place in the version's document, from 0, has come true. */
    public static String interrupt(int no) {
        return INTERRUPT + no;
    }

    /** Whether the run ends before its node is asked. */
    public static boolean ends(String signal) {
        return signal != null && (signal.startsWith(INTERRUPT) || signal.equals(UNSUBSCRIBED));
    }

    static int interruptNo(String signal) {
        return Integer.parseInt(signal.substring(INTERRUPT.length()));
    }
}
