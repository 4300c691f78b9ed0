package org.millrace.platform;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;

/** Hands out the one clock that everything on this node reads. */
@ApplicationScoped
class Clocks {

    private final DatabaseTimeRepository database;
    private DatabaseClock clock;

    protected Clocks() {
        this(null);
    }

    @Inject
    Clocks(DatabaseTimeRepository database) {
        this.database = database;
    }

    @PostConstruct
    void start() {
        clock = new DatabaseClock(System::nanoTime, database.now());
    }

    @Produces
    Clock clock() {
        return clock;
    }

    void sample() {
        long askedAt = System.nanoTime();
        clock.sampled(database.now(), askedAt);
    }
}
