package org.millrace.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Lets a stopping server finish the windows that are under way: nobody passes any more, and whoever is inside writes its receipts first.
 */
@ApplicationScoped
class DeliveryGate {

    private static final long PATIENCE_SECONDS = 20;

    private final ReentrantReadWriteLock inside = new ReentrantReadWriteLock();
    private volatile boolean closing;

    void pass(Runnable work) {
        if (closing || !inside.readLock().tryLock()) {
            return;
        }
        try {
            work.run();
        } finally {
            inside.readLock().unlock();
        }
    }

    boolean closing() {
        return closing;
    }

    /** @return false when a window was still under way after the patience was spent */
    boolean close() throws InterruptedException {
        closing = true;
        return inside.writeLock().tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
