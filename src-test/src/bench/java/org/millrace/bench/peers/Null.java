package org.millrace.bench.peers;

import java.util.concurrent.atomic.AtomicLong;

/** The channel that sends nothing; the peers are not even asked to write a message down. */
final class Null {

    private static final AtomicLong SENT = new AtomicLong();

    private Null() {}

    static void send() {
        SENT.incrementAndGet();
    }

    static long sent() {
        return SENT.getAndSet(0);
    }
}
