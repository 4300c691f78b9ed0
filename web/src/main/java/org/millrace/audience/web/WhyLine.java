package org.millrace.audience.web;

import java.util.ArrayList;
import java.util.List;
import org.millrace.platform.Sentence;
import org.millrace.predicate.Explanation;

/**
 * A rule of an explanation, on its line.
 *
 * @param depth 0 for the whole rule
 * @param saw the value that decided; null for a rule that is made of others
 */
public record WhyLine(int depth, Sentence rule, boolean holds, Sentence saw) {

    private static final int DEEPEST = 6;

    static List<WhyLine> of(Explanation why) {
        List<WhyLine> lines = new ArrayList<>();
        add(why, 0, lines);
        return lines;
    }

    private static void add(Explanation why, int depth, List<WhyLine> lines) {
        lines.add(new WhyLine(Math.min(depth, DEEPEST), why.rule(), why.holds(), why.saw()));
        why.parts().forEach(part -> add(part, depth + 1, lines));
    }
}
