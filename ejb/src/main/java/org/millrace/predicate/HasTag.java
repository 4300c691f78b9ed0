package org.millrace.predicate;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.millrace.platform.FormField;
import org.millrace.platform.Sentence;
import org.millrace.platform.Wording;
import org.millrace.predicate.FactsNeeded.Kind;
import org.millrace.predicate.comparison.SqlBindings;

/** The contact carries the tag. */
@JsonClassDescription("The contact carries the tag.")
public record HasTag(
        @NotNull
                @Size(min = 1, max = MAX)
                @FormField(value = "Tag", format = "tag")
                @JsonPropertyDescription("The tag, to the letter.")
                String tag)
        implements Predicate {

    static final String TYPE = "hasTag";
    static final int MAX = 100;

    @Override
    public boolean test(Facts facts) {
        return facts.hasTag(tag);
    }

    @Override
    public String sql(SqlBindings bindings) {
        return """
                exists (select 1 from contact_tag %1$s \
                where %1$s.tenant_id = c.tenant_id and %1$s.contact_id = c.id and %1$s.tag = %2$s)"""
                .formatted(bindings.alias(), bindings.bind(tag));
    }

    @Override
    public FactsNeeded reads() {
        return FactsNeeded.of(Kind.TAGS);
    }

    @Override
    public String sentence(Wording w) {
        return w.say("tagged {0}", tag);
    }

    @Override
    public String oppositeSentence(Wording w) {
        return w.say("not tagged {0}", tag);
    }

    @Override
    public Explanation explain(Facts facts) {
        boolean holds = test(facts);
        return new Explanation(
                said(), holds, Sentence.of(holds ? "the tag is there" : "the tag is not there"), List.of());
    }

    @Override
    public ObjectNode json() {
        return JsonNodeFactory.instance.objectNode().put("type", TYPE).put("tag", tag);
    }
}
