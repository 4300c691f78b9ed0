package org.millrace.rehearsal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.millrace.campaign.SendStrategy;
import org.millrace.run.PaceStore;

/**
 * What the engine in memory takes over from the one that is running.
 *
 * @param strategy when the campaign's messages go out
 * @param paces how far the slots of paced nodes are given away, by the nodes' ids
 * @param opens when the contact opened what it was sent, the newest first
 */
record EngineNow(SendStrategy strategy, Map<String, PaceStore.Given> paces, List<Instant> opens) {

    static final EngineNow NOTHING = new EngineNow(SendStrategy.IMMEDIATE, Map.of(), List.of());
}
