package org.millrace.predicate;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.stream.Stream;
import org.millrace.platform.FormField;
import org.millrace.platform.Sentence;
import org.millrace.platform.Wording;
import org.millrace.predicate.comparison.SqlBindings;

/** A list or segment holds the contact. */
@JsonClassDescription("A list or segment holds the contact.")
public record InSegment(
        @NotNull
                @Pattern(regexp = SLUG)
                @FormField(value = "List or segment", format = "segment")
                @JsonPropertyDescription("The slug of the list or segment.")
                String segment)
        implements Predicate {

    static final String TYPE = "inSegment";
    static final String SLUG = "^[a-z0-9][a-z0-9-]{0,99}$";

    @Override
    public boolean test(Facts facts) {
        return facts.segment(segment).filter(rule -> rule.test(facts)).isPresent();
    }

    @Override
    public String sql(SqlBindings bindings) {
        return bindings.segment(segment);
    }

    @Override
    public FactsNeeded reads() {
        return FactsNeeded.ofSegment(segment);
    }

    @Override
    public Stream<String> segments() {
        return Stream.of(segment);
    }

    @Override
    public String sentence(Wording w) {
        return w.say("in segment {0}", segment);
    }

    @Override
    public String oppositeSentence(Wording w) {
        return w.say("not in segment {0}", segment);
    }

    @Override
    public Explanation explain(Facts facts) {
        boolean holds = test(facts);
        Sentence saw = Sentence.of(holds ? "it holds the contact" : "it does not hold the contact");
        List<Explanation> why =
                facts.segment(segment).map(rule -> rule.explain(facts)).orElse(List.of());
        return new Explanation(said(), holds, why.isEmpty() ? saw : null, why);
    }

    @Override
    public ObjectNode json() {
        return JsonNodeFactory.instance.objectNode().put("type", TYPE).put("segment", segment);
    }
}
