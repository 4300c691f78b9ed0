package org.millrace.predicate;

import java.util.List;
import org.millrace.platform.Sentence;

/**
 * Why a rule holds for a contact or does not.
 *
 * @param rule the rule in words
 * @param holds whether it does
 * @param saw the value that decided, in words; null for a rule made of others
 * @param parts the rules that this one is made of
 */
public record Explanation(Sentence rule, boolean holds, Sentence saw, List<Explanation> parts) {

    public Explanation {
        parts = List.copyOf(parts);
    }
}
