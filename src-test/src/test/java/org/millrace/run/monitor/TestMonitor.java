package org.millrace.run.monitor;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.millrace.delivery.AttemptRepository;
import org.millrace.platform.FixedCaller;
import org.millrace.platform.Roles;

/** The monitor as an analyst of that tenant has it. */
public final class TestMonitor {

    private TestMonitor() {}

    public static RunMonitor of(Jdbi jdbi, int tenant, Clock clock) {
        return new RunMonitor(
                new FixedCaller(tenant, "ada", Roles.ANALYST),
                new RunMonitorRepository(jdbi),
                new StoryRepository(jdbi),
                new AttemptRepository(jdbi),
                clock);
    }
}
