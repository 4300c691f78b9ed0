package org.millrace.harness;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what the server does in its own time. */
public final class Waiting {

    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(50);

    private Waiting() {}

    /** @param what completes "waited in vain for …" */
    public static void until(String what, Duration patience, BooleanSupplier reached) {
        long end = System.nanoTime() + patience.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what + " for " + patience.toSeconds() + " s");
            }
            pause(STEP);
        }
    }

    public static void pause(long nanos) {
        LockSupport.parkNanos(nanos);
    }
}
