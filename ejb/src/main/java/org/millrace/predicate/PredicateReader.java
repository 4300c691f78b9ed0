package org.millrace.predicate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;

/** Reads the JSON form and says everything that is wrong with it, each with its path. */
public final class PredicateReader {

    static final int MAX_DEPTH = 20;
    static final int MAX_LEAVES = 500;

    private final List<Violation> violations = new ArrayList<>();
    private final LeafReader leaves = new LeafReader(violations);
    private int leafCount;

    private PredicateReader() {}

    /**
     * @param at where the predicate stands, the beginning of every path in an error: {@code predicate}
     * @throws InvalidInput when it is not a predicate, naming each place that is wrong
     */
    public static Predicate read(JsonNode json, String at) {
        PredicateReader reader = new PredicateReader();
        Optional<Predicate> predicate = reader.predicate(json, at, 1);
        if (!reader.violations.isEmpty()) {
            throw new InvalidInput(reader.violations);
        }
        return predicate.orElseThrow(() -> new IllegalStateException("Unreadable without a reason"));
    }

    /** The same for a segment, where there is no run to ask about. */
    public static Predicate readForSegment(JsonNode json, String at) {
        Predicate predicate = read(json, at);
        if (predicate.needsRun()) {
            throw new InvalidInput(
                    at,
                    Sentence.of(
                            "A condition asks about the campaign or the run of a contact, and a segment has neither."),
                    Sentence.of("Leave out \"sinceStart\", write \"scope\": \"anywhere\", or ask inside a workflow."));
        }
        return predicate;
    }

    private Optional<Predicate> predicate(JsonNode json, String at, int depth) {
        if (json == null || !json.isObject()) {
            return refuse(at, Sentence.of("This is not a condition."), Sentence.of("Write {\"type\": \"…\", …}."));
        }
        if (depth > MAX_DEPTH) {
            return refuse(
                    at,
                    Sentence.of("Conditions are nested deeper than {0}.", MAX_DEPTH),
                    Sentence.of("Make the tree flatter."));
        }
        String type = json.path("type").asText("");
        switch (type) {
            case All.TYPE:
                return parts(json, at, depth).map(All::new);
            case Any.TYPE:
                return parts(json, at, depth).map(Any::new);
            case Not.TYPE:
                leaves.onlyFields(json, at, Set.of("of"));
                return predicate(json.get("of"), at + ".of", depth + 1).map(Not::new);
            default:
                return leaf(type, json, at);
        }
    }

    private Optional<List<Predicate>> parts(JsonNode json, String at, int depth) {
        leaves.onlyFields(json, at, Set.of("of"));
        JsonNode of = json.path("of");
        if (!of.isArray() || of.isEmpty()) {
            return refuse(
                    at + ".of",
                    Sentence.of("This is not a list of conditions."),
                    Sentence.of("Write at least one: \"of\": [{…}]."));
        }
        List<Predicate> parts = new ArrayList<>();
        for (int i = 0; i < of.size() && leafCount <= MAX_LEAVES; i++) {
            predicate(of.get(i), at + ".of[" + i + "]", depth + 1).ifPresent(parts::add);
        }
        return parts.size() == of.size() ? Optional.of(parts) : Optional.empty();
    }

    private Optional<Predicate> leaf(String type, JsonNode json, String at) {
        if (++leafCount > MAX_LEAVES) {
            return leafCount == MAX_LEAVES + 1
                    ? refuse(
                            at,
                            Sentence.of("There are more than {0} conditions.", MAX_LEAVES),
                            Sentence.of("Use \"in\", or a list."))
                    : Optional.empty();
        }
        return leaves.read(type, json, at);
    }

    private <T> Optional<T> refuse(String at, Sentence what, Sentence mend) {
        violations.add(new Violation(at, what, mend));
        return Optional.empty();
    }
}
