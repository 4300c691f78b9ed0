package org.millrace.platform.deadletter;

import java.time.Instant;
import org.millrace.platform.Sentence;

/**
 * A message that could never be taken.
 *
 * @param source the queue that it came from
 * @param properties what the message said besides, as JSON
 * @param reason what was wrong with it
 */
public record DeadLetter(
        long id, String source, String payload, String properties, Sentence reason, Instant receivedAt) {}
