package org.millrace.campaign;

import java.time.Duration;

/**
 * What counts as success.
 *
 * @param name unique in the campaign: {@code conversion}
 * @param event the name of the event that reaches the goal
 * @param window how long after entering an event counts: ISO 8601 ({@code P14D}) or a number of seconds
 * @param valueProperty the event's property that holds its worth, a number; null = the goal has no value
 */
public record GoalDefinition(String name, String event, Duration window, String valueProperty) {}
