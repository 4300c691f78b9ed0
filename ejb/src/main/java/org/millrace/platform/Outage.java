package org.millrace.platform;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The database cannot be reached, or has ended the session: nothing but the outage is to blame for what failed. */
public final class Outage {

    private static final System.Logger LOG = System.getLogger(Outage.class.getName());

    private static final String CONNECTION = "08";

    /** Shut down by an operator, shut down after a crash, and not up yet. */
    private static final Set<String> DOWN = Set.of("57P01", "57P02", "57P03");

    /** Failures that are further apart than this belong to two outages. */
    private static final long APART = TimeUnit.SECONDS.toNanos(60);

    private static final AtomicLong LAST = new AtomicLong(System.nanoTime() - APART);

    private Outage() {}

    /** Whether the failure is of an outage, which is then told in a line, once a minute. */
    public static boolean told(Throwable failure) {
        Optional<SQLException> outage = of(failure);
        outage.ifPresent(Outage::tell);
        return outage.isPresent();
    }

    /** A failure of an outage is told in that line, any other by these words and in full. */
    public static void log(System.Logger log, String words, Throwable failure) {
        if (!told(failure)) {
            log.log(System.Logger.Level.WARNING, words, failure);
        }
    }

    static Optional<SQLException> of(Throwable failure) {
        return TransactionFailure.within(failure)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .filter(Outage::away)
                .findFirst();
    }

    private static boolean away(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith(CONNECTION) || DOWN.contains(state));
    }

    private static void tell(SQLException outage) {
        long now = System.nanoTime();
        long last = LAST.get();
        if (now - last >= APART && LAST.compareAndSet(last, now)) {
            LOG.log(System.Logger.Level.WARNING, sentence(outage));
        }
    }

    static String sentence(SQLException outage) {
        String why = outage.getMessage() == null ? "" : ": " + outage.getMessage();
        return "The database does not answer; what the engine does waits until it does (SQL state "
                + outage.getSQLState() + ")" + why;
    }
}
