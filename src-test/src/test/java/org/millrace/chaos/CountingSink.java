package org.millrace.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that counts, and takes its time for each mail so that a kill has something to hit. */
final class CountingSink implements AutoCloseable {

    private final Map<String, Integer> mails = new ConcurrentHashMap<>();
    private final AtomicLong total = new AtomicLong();
    private final SMTPServer server;
    private final long nanosPerMail;

    private CountingSink(int port, long nanosPerMail) {
        this.nanosPerMail = nanosPerMail;
        this.server = SMTPServer.port(port)
                .hostName("localhost")
                .maxConnections(200)
                .messageHandlerFactory(Delivery::new)
                .build();
    }

    static CountingSink start(int port, long nanosPerMail) {
        CountingSink sink = new CountingSink(port, nanosPerMail);
        sink.server.start();
        return sink;
    }

    int port() {
        return server.getPortAllocated();
    }

    long total() {
        return total.get();
    }

    /** Addresses that got at least one mail. */
    Set<String> addresses() {
        return Set.copyOf(mails.keySet());
    }

    /** Addresses that got more than one. */
    Set<String> doubled() {
        return mails.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        server.stop();
    }

    /** One mail; it counts when its last byte is here, as it does for a real mail server, answered or not. */
    private final class Delivery implements MessageHandler {

        private String recipient;

        private Delivery(MessageContext context) {}

        @Override
        public void from(String from) {}

        @Override
        public void recipient(String address) {
            recipient = address;
        }

        @Override
        public String data(InputStream content) throws IOException {
            content.transferTo(java.io.OutputStream.nullOutputStream());
            LockSupport.parkNanos(nanosPerMail);
            mails.merge(recipient, 1, Integer::sum);
            total.incrementAndGet();
            return null;
        }

        @Override
        public void done() {}
    }
}
