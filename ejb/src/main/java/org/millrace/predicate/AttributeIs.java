package org.millrace.predicate;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.millrace.platform.FormField;
import org.millrace.platform.Sentence;
import org.millrace.platform.Wording;
import org.millrace.predicate.FactsNeeded.Kind;
import org.millrace.predicate.comparison.Comparison;
import org.millrace.predicate.comparison.SqlBindings;
import org.millrace.predicate.comparison.SqlValue;

/** A field or an attribute of the contact compares so; several comparisons must all fit. */
@JsonClassDescription("A field or an attribute of the contact compares so; several comparisons must all fit.")
public record AttributeIs(
        @NotNull
                @Size(min = 1, max = MAX_NAME)
                @FormField(value = "Field or attribute", format = "attribute")
                @JsonPropertyDescription(
                        "externalId, email, phone, firstName, lastName, timeZone, locale, or the name of an attribute.")
                String name,
        List<Comparison> comparisons)
        implements Predicate {

    static final String TYPE = "attribute";
    static final int MAX_NAME = 200;

    public AttributeIs {
        comparisons = List.copyOf(comparisons);
    }

    @Override
    public boolean test(Facts facts) {
        Optional<JsonNode> value = facts.attribute(name);
        return comparisons.stream().allMatch(comparison -> comparison.test(value));
    }

    @Override
    public void assume(boolean holds, Assumptions assumptions) {
        if (holds || comparisons.size() == 1) {
            comparisons.forEach(comparison -> assumptions.value(name, comparison, holds));
        } else {
            assumptions.either(comparisons.stream()
                    .map(comparison -> Assumed.not(new AttributeIs(name, List.of(comparison))))
                    .toList());
        }
    }

    @Override
    public String sql(SqlBindings bindings) {
        SqlValue value = ContactValue.named(name);
        return comparisons.stream()
                .map(comparison -> comparison.sql(value, bindings))
                .collect(Collectors.joining(" and ", "(", ")"));
    }

    @Override
    public FactsNeeded reads() {
        return FactsNeeded.of(Kind.CONTACT);
    }

    @Override
    public String sentence(Wording w) {
        return name + " " + Comparison.words(comparisons, w);
    }

    @Override
    public String oppositeSentence(Wording w) {
        return comparisons.size() == 1
                ? name + " " + comparisons.get(0).wordsOfOpposite(w)
                : Predicate.super.oppositeSentence(w);
    }

    @Override
    public Explanation explain(Facts facts) {
        Object saw = facts.attribute(name).<Object>map(JsonNode::toString).orElse(Sentence.of("no value"));
        return new Explanation(said(), test(facts), Sentence.of("{0}: {1}", name, saw), List.of());
    }

    @Override
    public ObjectNode json() {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("type", TYPE).put("name", name);
        comparisons.forEach(comparison -> json.set(comparison.keyword(), comparison.operand()));
        return json;
    }
}
