package org.millrace.run.entry;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.millrace.audience.TestAudiences;
import org.millrace.counter.CounterRepository;
import org.millrace.platform.FiredEvents;

/** Entrances on a test's database, for tests of other capabilities. */
public final class TestEntrances {

    private TestEntrances() {}

    public static Entrances on(Jdbi jdbi, Clock clock) {
        return new Entrances(
                TestAudiences.resolver(jdbi, clock),
                new EntryRepository(jdbi),
                new CounterRepository(jdbi),
                clock,
                new FiredEvents<>());
    }
}
