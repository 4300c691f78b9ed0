package org.millrace.audience;

import java.util.List;
import org.millrace.platform.Sentence;

/**
 * How many contacts an audience holds now.
 *
 * @param sentence the rule in words; null for a list
 * @param sample the first ten
 * @param millis how long the count took
 */
public record Counted(Sentence sentence, long count, List<Member> sample, long millis) {}
