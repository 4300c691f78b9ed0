package org.millrace.delivery.web;

import java.util.List;

/**
 * What became of a reconciling list.
 *
 * @param resolved how many were uncertain and are settled now
 * @param left ids that were left alone
 */
public record Reconciled(int resolved, List<Long> left) {}
