package org.millrace.platform;

import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.InvocationContext;
import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Around the tick of every timer: while the database is away, two dozen timers fail each second, and their stack traces would fill the
 * log. An outage is told once a minute; what it held up is done by the tick that finds the database again. Any other failure goes its way.
 */
public class TicksInOutage {

    private static final System.Logger LOG = System.getLogger(TicksInOutage.class.getName());

    /** Failures that are further apart than this belong to two outages. */
    private static final long APART = TimeUnit.SECONDS.toNanos(60);

    private static final AtomicLong LAST = new AtomicLong(System.nanoTime() - APART);

    @AroundTimeout
    Object tick(InvocationContext context) throws Exception {
        try {
            return context.proceed();
        } catch (Exception e) {
            if (!away(e)) {
                throw e;
            }
            long now = System.nanoTime();
            long last = LAST.get();
            if (now - last >= APART && LAST.compareAndSet(last, now)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "The database does not answer; what the timers do waits until it does: "
                                + root(e).getMessage());
            }
            return null;
        }
    }

    /** Whether that is for want of a connection: one that cannot be had, or that broke (SQL states 08 and 57P). */
    static boolean away(Throwable failure) {
        return causes(failure).anyMatch(TicksInOutage::connection);
    }

    private static boolean connection(Throwable cause) {
        if (cause instanceof SQLException sql && sql.getSQLState() != null) {
            return sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P");
        }
        return cause instanceof ResourceException;
    }

    private static Throwable root(Throwable failure) {
        return causes(failure).reduce((outer, inner) -> inner).orElse(failure);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(50);
    }
}
