package org.millrace.run;

import java.time.Duration;
import java.time.Instant;

/**
 * What is known of a run's stay at its node when it is claimed.
 *
 * @param waitingFor null when the node is still to be executed
 * @param until the end that the node stated when it was asked last; null when it stated none
 * @param signal what woke the run, see {@link Signal}; null when its time has come
 * @param skipSends why nothing is sent before the run waits again; null = all is sent
 */
public record Stay(WaitReason waitingFor, Instant until, String signal, String skipSends) {

    /** The node is still to be executed. */
    public static final Stay ARRIVED = new Stay(null, null, null, null);

    /** The database keeps microseconds. */
    private static final Duration SAME = Duration.ofMillis(1);

    public Stay(WaitReason waitingFor, Instant until, String signal) {
        this(waitingFor, until, signal, null);
    }

    /** Whether the node has had the run wait before. */
    public boolean resumed() {
        return waitingFor != null;
    }

    /** At another node, which the signal is not for. */
    Stay withoutSignal() {
        return new Stay(waitingFor, until, null, skipSends);
    }

    /** Whether the node says again what it said before, which is no news for the trail. */
    boolean states(WaitReason reason, Instant end) {
        return reason == waitingFor && says(end);
    }

    /** Whether this is the end that was stated, or none as before. */
    public boolean says(Instant end) {
        return end == null || until == null
                ? end == until
                : Duration.between(until, end).abs().compareTo(SAME) < 0;
    }
}
