package org.millrace.contact;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A move of a contact's score.
 *
 * @param criterion what is scored
 * @param points by how much it moved
 * @param score what it was then
 * @param source who moved it: {@code api}, or the run, node and visit of a workflow
 */
public record ScoreMove(String criterion, BigDecimal points, BigDecimal score, Instant at, String source) {}
