package org.millrace.contact;

import java.util.List;
import org.millrace.platform.Violation;

/**
 * What became of a batch of events.
 *
 * @param accepted stored now
 * @param duplicates stored before under the same source and external id: nothing happened
 * @param rejected not stored; the others were
 */
public record RecordedEvents(int accepted, int duplicates, List<Rejected> rejected) {

    /** @param index the place in the batch, from 0 */
    public record Rejected(int index, Violation error) {}
}
