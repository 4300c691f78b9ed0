package org.millrace.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/**
 * The database's time, read without asking the database: the process's monotonic time plus an offset that a timer samples. A
 * wall clock that is set by three hours moves nothing here, and all nodes on one database agree. It tells whole microseconds, as the
 * database keeps them: a finer instant would be rounded one way in one column and another way in the next, and what happened at one
 * moment would seem to have happened before it.
 */
public class DatabaseClock extends Clock {

    private final LongSupplier nanos;
    private volatile Sample sample;

    DatabaseClock(LongSupplier nanos, Instant now) {
        this.nanos = nanos;
        this.sample = new Sample(now, nanos.getAsLong());
    }

    /** The database said that it is {@code databaseTime}; the question took from {@code askedAt} until now. */
    void sampled(Instant databaseTime, long askedAt) {
        long now = nanos.getAsLong();
        sample = new Sample(databaseTime, askedAt + (now - askedAt) / 2);
    }

    @Override
    public Instant instant() {
        Sample last = sample;
        return last.time().plusNanos(nanos.getAsLong() - last.at()).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The engine's clock is UTC; zones belong to contacts and campaigns.");
    }

    private record Sample(Instant time, long at) {}
}
