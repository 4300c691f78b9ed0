package org.millrace.contact.web;

import java.math.BigDecimal;

/**
 * A score, or a move of one.
 *
 * @param points at most four decimals: 12.5
 */
public record ScoreBody(BigDecimal points) {}
