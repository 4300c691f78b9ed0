package org.millrace.trigger;

import java.time.Instant;
import java.util.List;
import org.millrace.workflow.TriggerKind;

/**
 * A trigger of the campaign's published workflow.
 *
 * @param node the node's id
 * @param name the node's name
 * @param summary in words: "at 09:00, Monday to Friday (Europe/Vienna)", "when order_paid happens"
 * @param next of a schedule its next five times; empty for other kinds
 * @param rule what the trigger was given
 */
public record TriggerSummary(
        String node, int nodeNo, String name, TriggerKind kind, String summary, List<Instant> next, Rule rule) {

    /**
     * What a trigger was given; a component that its kind does not have is null.
     *
     * @param cron of a schedule
     * @param zone whose clock a schedule means
     * @param event the name of the event
     * @param filter in words, what the event must be like; null = any
     * @param businessKey where the business case stands, that has one run
     */
    public record Rule(String cron, String zone, String event, String filter, boolean once, String businessKey) {

        static final Rule NONE = new Rule(null, null, null, null, false, null);
    }
}
