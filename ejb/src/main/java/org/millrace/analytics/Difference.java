package org.millrace.analytics;

/**
 * A counter that is not what its rows say; there is none while the engine keeps its promise.
 *
 * @param what the metric or relation
 * @param node the node's number, 0 for the campaign as a whole
 * @param variant empty where it is not told apart
 */
public record Difference(String what, int node, String variant, long counted, long recounted) {}
