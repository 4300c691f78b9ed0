package org.millrace.predicate;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.millrace.platform.Sayable;
import org.millrace.platform.Sentence;
import org.millrace.platform.Wording;
import org.millrace.predicate.comparison.SqlBindings;

/**
 * A rule that holds for a contact or does not. The JSON form names the type and its fields:
 *
 * <pre>{@code
 * {"type": "all", "of": [
 *   {"type": "attribute", "name": "treatment", "equals": "Mens E-Mail"},
 *   {"type": "not", "of": {"type": "hasTag", "tag": "vip"}},
 *   {"type": "event", "name": "order_paid", "withinDays": 30, "atLeast": 2}]}
 * }</pre>
 */
@JsonDeserialize(using = PredicateDeserializer.class)
public sealed interface Predicate
        permits Combined,
                Not,
                Always,
                AttributeIs,
                HasTag,
                EventHappened,
                Engaged,
                SubscriptionStatus,
                LeadScore,
                InSegment,
                CampaignRun,
                ProductIs,
                Shorthand {

    /** Of one contact, in memory. */
    boolean test(Facts facts);

    /** Of the contact row {@code c}, as a condition that is never null. */
    String sql(SqlBindings bindings);

    /** What {@link #test} will ask of the facts. */
    FactsNeeded reads();

    /** "treatment is Mens E-Mail and not tagged vip". */
    default String sentence() {
        return sentence(Wording.ENGLISH);
    }

    /** The same in another language. */
    String sentence(Wording w);

    /** The same, for whoever is yet to read it. */
    default Sentence said() {
        return Sentence.of("{0}", (Sayable) this::sentence);
    }

    /** The sentence of the opposite. */
    default String oppositeSentence(Wording w) {
        return w.say("not ({0})", sentence(w));
    }

    /** Tells what follows when this holds, or does not; what is not understood better is a fact by itself. */
    default void assume(boolean holds, Assumptions assumptions) {
        assumptions.fact(this, holds);
    }

    /** Why it holds or does not for one contact, with the values that it saw. */
    Explanation explain(Facts facts);

    /** Whether it asks about the run or its campaign, and so means nothing in a segment. */
    default boolean needsRun() {
        return false;
    }

    /** The slugs of the lists and segments that it names, as often as it names them. */
    default Stream<String> segments() {
        return Stream.empty();
    }

    @JsonValue
    ObjectNode json();

    /** The sentence as part of a longer one that is joined by {@code and} or {@code or}. */
    default String sentenceWithin(List<?> siblings, Wording w) {
        return sentence(w);
    }
}
