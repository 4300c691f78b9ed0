package org.millrace.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Where a run stands at an instant, and what it has done so far. */
final class ReferenceRun {

    final Numbers numbers;
    final List<String> trail = new ArrayList<>();
    final List<JsonNode> fired = new ArrayList<>();
    final List<String> sending = new ArrayList<>();
    Instant now;
    String node;
    int visit = 1;
    Instant arrived;

    /** Whether its node has been looked at since it arrived. */
    boolean looked;

    String signal;

    /** Null while it lives. */
    String end;

    /** The numbers from which splits and spreads draw. */
    record Numbers(long campaign, long run, long contact) {}

    ReferenceRun(Numbers numbers, String node, Instant start) {
        this.numbers = numbers;
        this.node = node;
        this.now = start;
        this.arrived = start;
    }
}
