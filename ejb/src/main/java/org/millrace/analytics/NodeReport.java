package org.millrace.analytics;

/**
 * What happened at a node, over all versions of the workflow; entered = left + waiting.
 *
 * @param no the node's number, kept across versions
 * @param id the node's id in the workflow's document
 * @param type the word of its step type
 * @param waiting runs that stand here: waiting, frozen, or incidents
 */
public record NodeReport(
        int no, String id, String name, String type, long entered, long waiting, long left, MessageTotals messages) {}
