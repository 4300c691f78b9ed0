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
 */
public record TriggerSummary(
        String node, int nodeNo, String name, TriggerKind kind, String summary, List<Instant> next) {}
