package org.millrace.analytics;

/**
 * Contacts that an experiment keeps for comparison.
 *
 * @param node the name of the split
 * @param arm the port that they take
 * @param percent their share of those who come to the split
 */
public record HeldOut(String node, String arm, int percent) {}
