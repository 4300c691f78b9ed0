package org.millrace.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What an operator looks at first; counts of the caller's tenant, counted up to {@link #LIMIT}.
 *
 * @param dueRuns runs that are due now
 * @param oldestDue since when the oldest of them is due, null when none is
 * @param oldestReady since when the oldest message waits for the wire although its time has come, null when none does
 * @param messagesByState messages that are not settled: READY, CLAIMED, UNCERTAIN
 * @param openIncidents runs that stand still until somebody decides
 * @param repaired live runs that had no reason to be where they were and were put right, the newest {@link #REPAIRED} of seven days
 * @param deadLetters events that could not be understood
 * @param failingCounts counts of audiences that their schedules asked for and that fail
 * @param held campaigns in which nobody goes on, or which nobody enters: paused and frozen ones
 * @param nodes the servers that work on this database
 */
public record OperationsOverview(
        long dueRuns,
        Instant oldestDue,
        Instant oldestReady,
        List<MessageDepth> messagesByState,
        long openIncidents,
        List<IncidentSummary> repaired,
        long deadLetters,
        List<MassMoveProgress> massMoves,
        List<FailingCount> failingCounts,
        List<HeldCampaign> held,
        List<Node> nodes) {

    public static final int LIMIT = 100_000;
    public static final int REPAIRED = 50;

    static final Duration REMEMBERED = Duration.ofDays(7);

    public record MessageDepth(String state, long count) {}

    /**
     * An enrolment, freeze, thaw or cancel that is being worked off.
     *
     * @param failures how often it failed since it last came on; 0 = it goes well
     * @param error what the last failure said; null where there is none
     * @param nextTry when it is tried again after a failure; null where there is none
     */
    public record MassMoveProgress(
            long id,
            long campaignId,
            String campaign,
            String kind,
            long moved,
            Instant requestedAt,
            int failures,
            String error,
            Instant nextTry) {}

    /**
     * A count of an audience that goes on again after a failure.
     *
     * @param audience the slug of the list or segment
     * @param members how many were counted so far
     * @param failures how often it failed since it last came on
     */
    public record FailingCount(
            String audience, String name, long members, int failures, String error, Instant nextTry) {}

    /** @param since when it was frozen; null for a paused one */
    public record HeldCampaign(long id, String name, String status, Instant since) {}

    /** A server process; {@code alive} when it was heard of within the last 45 seconds. */
    public record Node(String node, Instant startedAt, Instant heartbeatAt, boolean alive) {}
}
