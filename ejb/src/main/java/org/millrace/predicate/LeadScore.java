package org.millrace.predicate;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.millrace.platform.FormField;
import org.millrace.platform.Sentence;
import org.millrace.platform.Wording;
import org.millrace.predicate.FactsNeeded.Kind;
import org.millrace.predicate.comparison.Comparison;
import org.millrace.predicate.comparison.NumberValue;
import org.millrace.predicate.comparison.SqlBindings;

/** The contact's score compares so; several comparisons must all fit. A contact that was never scored has zero. */
@JsonClassDescription("The contact's score compares so; a contact that was never scored has zero.")
public record LeadScore(
        @NotNull
                @Pattern(regexp = CRITERION)
                @FormField(value = "Score", format = "criterion")
                @JsonPropertyDescription("What is scored: fit.")
                String criterion,
        List<Comparison> comparisons)
        implements Predicate {

    static final String TYPE = "leadScore";
    static final String CRITERION = "^[a-z0-9][a-z0-9_-]{0,49}$";

    public LeadScore {
        comparisons = List.copyOf(comparisons);
    }

    @Override
    public boolean test(Facts facts) {
        Optional<JsonNode> score = Optional.of(DecimalNode.valueOf(facts.score(criterion)));
        return comparisons.stream().allMatch(comparison -> comparison.test(score));
    }

    @Override
    public void assume(boolean holds, Assumptions assumptions) {
        if (holds || comparisons.size() == 1) {
            // No attribute has a name with a NUL in it.
            comparisons.forEach(comparison -> assumptions.value("score\0" + criterion, comparison, holds));
        } else {
            assumptions.either(comparisons.stream()
                    .map(comparison -> Assumed.not(new LeadScore(criterion, List.of(comparison))))
                    .toList());
        }
    }

    @Override
    public String sql(SqlBindings bindings) {
        String scores = bindings.alias();
        NumberValue score = new NumberValue(
                """
                coalesce((select %1$s.score from contact_score %1$s where %1$s.tenant_id = c.tenant_id \
                and %1$s.contact_id = c.id and %1$s.criterion = %2$s), 0)"""
                        .formatted(scores, bindings.bind(criterion)));
        return comparisons.stream()
                .map(comparison -> comparison.sql(score, bindings))
                .collect(Collectors.joining(" and ", "(", ")"));
    }

    @Override
    public FactsNeeded reads() {
        return FactsNeeded.of(Kind.SCORES);
    }

    @Override
    public String sentence(Wording w) {
        return w.say("score {0}", criterion) + " " + Comparison.words(comparisons, w);
    }

    @Override
    public Explanation explain(Facts facts) {
        Sentence saw = Sentence.of("{0}: {1}", criterion, facts.score(criterion).toPlainString());
        return new Explanation(said(), test(facts), saw, List.of());
    }

    @Override
    public ObjectNode json() {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("type", TYPE).put("criterion", criterion);
        comparisons.forEach(comparison -> json.set(comparison.keyword(), comparison.operand()));
        return json;
    }
}
