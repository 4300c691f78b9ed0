package org.millrace.predicate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Finds conditions that no contact whatever can fit. It may miss one, never accuse one wrongly: what it does not understand, or has
 * no more work left for, counts as possible. One object is for one document, so that no document can keep it busy for long.
 */
public final class Satisfiability {

    /** Facts looked at; some tenths of a second. */
    private static final int WORK = 2_000_000;

    private int work = WORK;

    /** False only when there are no facts under which all of this is so at one instant. */
    public boolean possible(List<Assumed> assumed) {
        Deque<Assumptions> open = new ArrayDeque<>();
        open.push(new Assumptions(assumed));
        while (!open.isEmpty()) {
            Assumptions next = open.pop();
            while (next.step()) {
                work--;
            }
            work -= next.size();
            if (work < 0) {
                return true;
            }
            if (!next.contradictory()) {
                List<Assumptions> alternatives = next.alternatives();
                if (alternatives.isEmpty()) {
                    return true;
                }
                work -= alternatives.size() * next.size();
                alternatives.forEach(open::push);
            }
        }
        return false;
    }
}
