package org.millrace.analytics;

/**
 * What is still to be done, at this moment.
 *
 * @param runsDue runs whose time has come, counted up to 100,000
 * @param entering audiences that are still being entered
 * @param messagesReady messages that wait for the wire
 * @param messagesClaimed messages on the wire
 * @param messagesUncertain messages that wait for a person
 */
public record QueueDepth(
        long runsDue, long entering, long messagesReady, long messagesClaimed, long messagesUncertain) {

    /** Up to how many due runs are counted: pages ask every few seconds. */
    static final int MOST = 100_000;

    /** Whether nothing is under way: all that is due has been done. */
    public boolean idle() {
        return runsDue + entering + messagesReady + messagesClaimed == 0;
    }
}
