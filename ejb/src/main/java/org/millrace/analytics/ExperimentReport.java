package org.millrace.analytics;

import java.util.List;

/**
 * The arms side by side.
 *
 * @param node the id of the node that divides; null when the present version has no experiment but runs of an older one do
 * @param control the name of the control arm; null when none is marked
 * @param unassigned runs that are in no arm (yet)
 */
public record ExperimentReport(String node, String control, long unassigned, List<VariantReport> variants) {}
