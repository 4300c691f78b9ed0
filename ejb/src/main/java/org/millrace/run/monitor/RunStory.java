package org.millrace.run.monitor;

import java.time.Instant;
import java.util.List;

/**
 * All that happened to a run.
 *
 * @param at the instant of asking: until then lasts what is not over
 * @param spans in the order in which they began
 * @param cut whether the oldest part is left out, because there is too much
 */
public record RunStory(MonitoredRun run, Instant at, List<Span> spans, boolean cut) {

    public RunStory {
        spans = List.copyOf(spans);
    }

    /** Only that time has passed since. */
    public boolean sameAs(RunStory before) {
        return run.equals(before.run) && spans.equals(before.spans);
    }
}
