package org.millrace.delivery;

import java.time.Instant;
import org.millrace.platform.Sentence;

/**
 * An attempt on the wire behind which a message was put off. The latest attempt of a message stands with the message itself.
 *
 * @param no counts with {@code attempts} of the message; a number that is left out was claimed and never on the wire
 * @param endedAt null when nobody knows, because no receipt came
 * @param reason why it was in vain; null when it could not be kept
 */
public record Attempt(int no, Instant beganAt, Instant endedAt, Sentence reason) {}
