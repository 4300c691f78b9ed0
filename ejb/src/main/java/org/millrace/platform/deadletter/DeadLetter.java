package org.millrace.platform.deadletter;

import java.time.Instant;

/**
 * A message that could never be taken.
 *
 * @param source the queue that it came from
 * @param properties what the message said besides, as JSON
 * @param reason what was wrong with it
 */
public record DeadLetter(
        long id, String source, String payload, String properties, String reason, Instant receivedAt) {}
