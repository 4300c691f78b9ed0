package org.millrace.analytics;

import java.math.BigDecimal;

/**
 * How a goal was reached.
 *
 * @param goal the goal's name
 * @param converted contacts that reached it at least once
 * @param events all events that count for it
 * @param rate converted per contact, a fraction: 0.18276 is 18.276 %
 * @param value the sum of the events' values
 * @param valuePerContact over all contacts, those without an event included
 */
public record GoalResult(
        String goal, long converted, long events, double rate, BigDecimal value, double valuePerContact) {}
