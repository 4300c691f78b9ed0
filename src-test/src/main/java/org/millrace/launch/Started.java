package org.millrace.launch;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was started, stopped in the opposite order, once. What is started while we stop is stopped at once. */
final class Started {

    private record Part(String name, Runnable stop) {}

    private final Deque<Part> parts = new ArrayDeque<>();
    private volatile boolean closing;

    synchronized void add(String name, Runnable stop) {
        Part part = new Part(name, stop);
        if (closing) {
            stop(part);
        } else {
            parts.push(part);
        }
    }

    boolean closing() {
        return closing;
    }

    void close() {
        closing = true;
        synchronized (this) {
            while (!parts.isEmpty()) {
                stop(parts.pop());
            }
        }
    }

    private static void stop(Part part) {
        Console.say("Stopping " + part.name() + " ...");
        try {
            part.stop().run();
        } catch (RuntimeException e) {
            Console.complain("Stopping " + part.name() + " failed: " + e.getMessage());
        }
    }
}
