package org.millrace.delivery;

import java.time.Instant;
import java.util.List;

/** Webhooks that came to their end; told in the transaction that settles them. */
public record CallsSettled(List<Call> calls, Instant at) {

    /**
     * A webhook of a node.
     *
     * @param delivered whether the receiver took it; else it was given up
     */
    public record Call(int tenant, long runId, int nodeNo, int visit, boolean delivered) {}

    /** Empty when nothing came to an end. */
    static CallsSettled of(List<Moved> moved, Instant at) {
        return new CallsSettled(
                moved.stream().filter(Moved::endsCall).map(Moved::call).toList(), at);
    }
}
