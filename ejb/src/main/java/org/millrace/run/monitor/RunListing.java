package org.millrace.run.monitor;

import java.util.List;

/**
 * A page of runs.
 *
 * @param next the cursor of the next page, null on the last
 * @param searching whether more has to be looked at for the page to become full: it was cut so that no page takes long
 */
public record RunListing(List<MonitoredRun> runs, String next, boolean searching) {

    public RunListing {
        runs = List.copyOf(runs);
    }
}
