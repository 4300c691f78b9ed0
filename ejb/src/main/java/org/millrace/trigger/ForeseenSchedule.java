package org.millrace.trigger;

import java.time.Instant;
import java.util.List;

/**
 * When a cron expression fires.
 *
 * @param summary in words: {@code at 09:00, Monday to Friday}
 * @param next its next five times
 */
public record ForeseenSchedule(String summary, String zone, List<Instant> next) {}
