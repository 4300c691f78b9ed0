package org.millrace.trigger;

import java.time.Instant;
import java.util.List;
import org.millrace.platform.Violation;

/**
 * When a cron expression fires.
 *
 * @param summary in words: {@code at 09:00, Monday to Friday}; null where the expression is none
 * @param next its next five times
 * @param errors what is wrong with the expression
 */
public record ForeseenSchedule(String summary, String zone, List<Instant> next, List<Violation> errors) {}
