package org.millrace.delivery;

import java.time.Instant;
import java.util.List;

/**
 * When a contact opened what it was sent.
 *
 * @param zone the contact's, by its name; null when it is not known
 * @param opens the first opening of each message by a person, the newest first
 */
public record OpenHistory(String zone, List<Instant> opens) {}
