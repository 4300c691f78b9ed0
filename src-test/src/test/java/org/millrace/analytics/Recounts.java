package org.millrace.analytics;

import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Whether counters are what a recount of the rows says, for tests of other packages. */
public final class Recounts {

    private Recounts() {}

    public static List<Difference> differences(Jdbi jdbi, int tenant, long campaign) {
        return new RecountRepository(jdbi)
                .counters(tenant, campaign).stream()
                        .filter(figure -> figure.counted() != figure.recounted())
                        .toList();
    }
}
