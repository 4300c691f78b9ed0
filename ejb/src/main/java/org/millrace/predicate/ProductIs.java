package org.millrace.predicate;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.millrace.platform.FormField;
import org.millrace.platform.Sentence;
import org.millrace.platform.Wording;
import org.millrace.predicate.Facts.RunFacts;
import org.millrace.predicate.FactsNeeded.Kind;
import org.millrace.predicate.comparison.SqlBindings;

/** The primary product of the run's campaign is this one: how a workflow that several campaigns share tells them apart. */
@JsonClassDescription("The primary product of the run's campaign is this one. Not in a segment.")
public record ProductIs(
        @NotNull
                @Size(min = 1, max = MAX)
                @FormField(value = "Product", format = "product")
                @JsonPropertyDescription("The product's slug.")
                String product)
        implements Predicate {

    static final String TYPE = "productIs";
    static final int MAX = 100;

    @Override
    public boolean test(Facts facts) {
        return slug(facts).equals(Optional.of(product));
    }

    private static Optional<String> slug(Facts facts) {
        return facts.run().flatMap(RunFacts::product);
    }

    @Override
    public String sql(SqlBindings bindings) {
        throw new IllegalStateException("There is no run in a segment");
    }

    @Override
    public FactsNeeded reads() {
        return FactsNeeded.of(Kind.PRODUCT);
    }

    @Override
    public boolean needsRun() {
        return true;
    }

    @Override
    public String sentence(Wording w) {
        return w.say("the campaign's product is {0}", product);
    }

    @Override
    public String oppositeSentence(Wording w) {
        return w.say("the campaign's product is not {0}", product);
    }

    @Override
    public Explanation explain(Facts facts) {
        return new Explanation(
                said(), test(facts), slug(facts).map(Sentence::of).orElse(Sentence.of("no product")), List.of());
    }

    @Override
    public ObjectNode json() {
        return JsonNodeFactory.instance.objectNode().put("type", TYPE).put("product", product);
    }
}
