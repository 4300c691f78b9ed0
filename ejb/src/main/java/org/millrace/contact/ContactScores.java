package org.millrace.contact;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * How a contact scores.
 *
 * @param scores by criterion; a criterion that is not there stands at zero
 * @param moves the last thousand, the newest first
 */
public record ContactScores(Map<String, BigDecimal> scores, List<ScoreMove> moves) {}
