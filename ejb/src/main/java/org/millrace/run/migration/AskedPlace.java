package org.millrace.run.migration;

import java.util.Optional;
import org.millrace.workflow.Alike;

/**
 * A node of an older version with what has to be known of those who stand there to say what becomes of them.
 *
 * @param alike which of the waiting ones the node that is asked about them answers alike; empty where none is asked
 * @param messages whether messages that they have been sent may keep them where they are
 */
record AskedPlace(Occupied place, Optional<Alike> alike, boolean messages) {

    boolean oneByOne() {
        return alike.filter(Alike.NONE::equals).isPresent();
    }

    boolean byZone() {
        return alike.filter(Alike.OF_ONE_TIME_AND_ZONE::equals).isPresent();
    }

    /** Whether it counts when they came and until when they wait. */
    boolean timed() {
        return alike.isPresent() && !oneByOne();
    }
}
