package org.millrace.rehearsal;

import java.time.OffsetDateTime;
import java.util.List;
import org.millrace.platform.Sentence;
import org.millrace.predicate.Explanation;

/**
 * The way of one contact through a workflow, on a virtual clock. Nothing was sent, nothing was written.
 *
 * @param contact the external id, or the name that the request gave
 * @param timeZone whose local time all times are told in: the contact's, else the campaign's
 * @param ending null when it still stands at the last step
 * @param cut whether it was stopped after the most steps that are shown
 */
public record TestRun(
        String contact, String timeZone, OffsetDateTime starts, List<Step> path, Ending ending, boolean cut) {

    public TestRun {
        path = List.copyOf(path);
    }

    /**
     * One visit of a node.
     *
     * @param left null when it still stands there
     * @param port by which it left; null where it ended, or stands there
     * @param to the node that it came to; null where the path ended
     * @param until when the wait was to end at the latest; null for no wait and for one without an end
     * @param endedBy what ended the wait; null for no wait, and while it lasts
     * @param held for how long the step itself did not let it on
     * @param why more about the end of a wait or of the run: the event's name, the exit's reason, an error
     */
    public record Step(
            int visit,
            String node,
            String name,
            String type,
            OffsetDateTime arrived,
            OffsetDateTime left,
            String port,
            String to,
            OffsetDateTime until,
            WaitEnd endedBy,
            List<Held> held,
            Sentence why,
            List<Criterion> criteria,
            List<Message> messages) {}

    /** What ended a wait. */
    public enum WaitEnd {
        TIME,
        EVENT,
        /** Approved or rejected. */
        PERSON,
        /** A person let it pass. */
        SKIP,
        /** Its message was handed over, or never will be. */
        DELIVERY,
        /** An interrupt or an opt-out ended the run. */
        INTERRUPT,
        /** The contact was changed. */
        CHANGE
    }

    /**
     * A condition that was asked.
     *
     * @param port by which those leave that fit it
     * @param found whether it held, part by part, with the values that were seen
     */
    public record Criterion(String port, Explanation found) {}

    /**
     * A message as it would read.
     *
     * @param at when it goes out
     * @param held what puts it off until then
     * @param skipped why it would not go out; null = it would
     * @param problem why it cannot be made; null = it can
     */
    public record Message(
            OffsetDateTime at,
            String channel,
            String template,
            String subject,
            String text,
            List<Held> held,
            Sentence skipped,
            Sentence problem) {}

    /**
     * How the run ended.
     *
     * @param status success, partial, failed, canceled
     * @param kind end, exit, cooldown, handoff, suppress, unqualified, canceled
     */
    public record Ending(String status, String kind, Sentence reason, OffsetDateTime at) {}
}
