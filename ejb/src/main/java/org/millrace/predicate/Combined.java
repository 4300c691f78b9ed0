package org.millrace.predicate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.millrace.platform.Wording;
import org.millrace.predicate.comparison.SqlBindings;

/** Several rules joined by one word. */
sealed interface Combined extends Predicate permits All, Any {

    List<Predicate> of();

    /** The word in JSON. */
    String type();

    /** Whether each of the parts must hold, not only one of them. */
    boolean every();

    @Override
    default boolean test(Facts facts) {
        return every()
                ? of().stream().allMatch(part -> part.test(facts))
                : of().stream().anyMatch(part -> part.test(facts));
    }

    @Override
    default void assume(boolean holds, Assumptions assumptions) {
        List<Assumed> parts =
                of().stream().map(part -> new Assumed(part, holds)).toList();
        if (holds == every()) {
            assumptions.all(parts);
        } else {
            assumptions.either(parts);
        }
    }

    /** In SQL and in a sentence. */
    private String word() {
        return every() ? "and" : "or";
    }

    @Override
    default String sql(SqlBindings bindings) {
        return of().stream().map(part -> part.sql(bindings)).collect(Collectors.joining(" " + word() + " ", "(", ")"));
    }

    @Override
    default FactsNeeded reads() {
        return of().stream().map(Predicate::reads).reduce(FactsNeeded.NONE, FactsNeeded::and);
    }

    @Override
    default Stream<String> segments() {
        return of().stream().flatMap(Predicate::segments);
    }

    @Override
    default boolean needsRun() {
        return of().stream().anyMatch(Predicate::needsRun);
    }

    @Override
    default String sentence(Wording w) {
        return of().stream()
                .map(part -> part.sentenceWithin(of(), w))
                .collect(Collectors.joining(" " + w.say(word()) + " "));
    }

    @Override
    default String sentenceWithin(List<?> siblings, Wording w) {
        return of().size() == 1 || siblings.size() == 1 ? sentence(w) : "(" + sentence(w) + ")";
    }

    @Override
    default Explanation explain(Facts facts) {
        return new Explanation(
                said(),
                test(facts),
                null,
                of().stream().map(part -> part.explain(facts)).toList());
    }

    @Override
    default ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", type());
        ArrayNode parts = json.putArray("of");
        of().forEach(part -> parts.add(part.json()));
        return json;
    }
}
