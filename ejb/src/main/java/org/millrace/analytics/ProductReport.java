package org.millrace.analytics;

import java.util.List;

/**
 * Conversions whose event names a product in its property {@code product}.
 *
 * @param product the slug; null for events that name none of the campaign's products
 */
public record ProductReport(String product, String name, boolean primary, List<GoalResult> goals) {}
