package org.millrace.run.why;

import java.time.Instant;
import java.util.List;
import org.millrace.platform.Sentence;
import org.millrace.predicate.Explanation;
import org.millrace.run.RunStatus;
import org.millrace.run.StepLogOutcome;
import org.millrace.run.WaitReason;

/**
 * Why a contact is where it is in a campaign, or is not in it at all.
 *
 * @param contact the contact's external id
 * @param at the instant that rules were asked for
 * @param answer the answer in plain sentences
 * @param entry the rules of entering, as they are now
 * @param runs its runs, the latest first
 * @param node whether it came to the node that was asked about, and why not; null when none was
 */
public record Why(
        String contact,
        long campaignId,
        String campaign,
        Instant at,
        List<Sentence> answer,
        List<Rule> entry,
        List<RunReason> runs,
        NodeReason node) {

    /**
     * A rule of entering.
     *
     * @param name {@code status}, {@code audience}, {@code exclusion}, {@code inside}, {@code reentry}, {@code cooldown}, {@code consent}
     * @param holds whether it lets the contact in
     * @param why the values that it saw; null where the sentence says it all
     */
    public record Rule(String name, boolean holds, Sentence sentence, Explanation why) {}

    /**
     * Where a run is and why.
     *
     * @param node the id of the node that it stands at, or ended at
     * @param since when it came there
     * @param waitingFor null unless the node has it wait
     * @param until when it goes on at the latest; null when there is no such instant
     * @param unsent its messages that were not sent, or not yet
     */
    public record RunReason(
            long run,
            int entry,
            int version,
            RunStatus status,
            String node,
            Instant since,
            WaitReason waitingFor,
            Instant until,
            Sentence sentence,
            List<Step> steps,
            List<Unsent> unsent) {}

    /** A line of the trail. */
    public record Step(Instant at, String node, StepLogOutcome outcome, String port, Instant until, Sentence reason) {}

    /** A message that was not sent, or not yet. */
    public record Unsent(String node, String channel, String state, Sentence reason, Sentence sentence) {}

    /**
     * Whether the run came to a node.
     *
     * @param at when it came there first; null when it did not
     * @param fork the node where it went another way, or waits before it; null when it came there
     * @param ways the ways that leave the fork, with what their conditions say now
     */
    public record NodeReason(
            String node, boolean reached, Instant at, Sentence sentence, String fork, List<Way> ways) {}

    /**
     * A way out of a node.
     *
     * @param leadsThere whether the node that was asked about lies behind it
     * @param taken whether the run went this way
     * @param now what its condition says of the contact at this moment; null for a way without one
     */
    public record Way(String port, boolean leadsThere, boolean taken, Explanation now) {}
}
