package org.millrace.predicate.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.millrace.platform.Wording;

/** What is asked of one value. The package's description says how values of different types compare. */
public sealed interface Comparison permits Equal, OneOf, Bound, Between, Contains, StartsWith, Exists {

    /** The field of the JSON form that holds the operand: {@code atLeast}. */
    String keyword();

    /** The operand in its JSON form. */
    JsonNode operand();

    /** @param value empty when it is missing or null */
    boolean test(Optional<JsonNode> value);

    /** The same as a condition that is never null. */
    String sql(SqlValue value, SqlBindings bindings);

    /** Tells what follows for the value when this must hold, or must not; telling nothing is always right. */
    default void demand(boolean holds, ValueDemands demands) {}

    /** Whether every value of the range fits, for sure. */
    default boolean fitsAllIn(ValueRange range) {
        return false;
    }

    /** Whether every text that begins so fits, for sure. */
    default boolean fitsAllWithPrefix(String prefix) {
        return false;
    }

    /** "is Rural", "is at least 100": what follows the value's name in a sentence. */
    String words(Wording w);

    /** Of comparisons that must all fit. */
    static String words(List<Comparison> comparisons, Wording w) {
        return comparisons.stream()
                .map(comparison -> comparison.words(w))
                .collect(Collectors.joining(" " + w.say("and") + " "));
    }

    /** The opposite: "is not Rural". */
    default String wordsOfOpposite(Wording w) {
        return w.say("is not so that it {0}", words(w));
    }
}
