package org.millrace.run;

import java.time.Instant;
import java.util.Optional;

/** How far the slots of paced nodes have been given away. Whoever has asked for one keeps others waiting until its transaction ends. */
public interface PaceStore {

    /** Locks the node's pace; empty when no slot of it was ever given. */
    Optional<Given> lock(int tenant, long campaignId, int nodeNo);

    /** Writes the pace that was locked before. */
    void write(int tenant, long campaignId, int nodeNo, Given given);

    /**
     * @param period when the last period began of which slots were given
     * @param taken how many of its slots are given
     */
    record Given(Instant period, int taken) {}
}
