package org.millrace.predicate;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import org.millrace.platform.FormField;
import org.millrace.platform.Sentence;
import org.millrace.platform.Wording;
import org.millrace.predicate.FactsNeeded.Kind;
import org.millrace.predicate.comparison.SqlBindings;

/** What the contact's word on a channel and topic comes to. */
@JsonClassDescription("What the contact's word on a channel and topic comes to.")
public record SubscriptionStatus(
        @NotNull
                @Size(min = 1, max = MAX)
                @FormField(value = "Channel", format = "channel")
                @JsonPropertyDescription("The channel: email.")
                String channel,
        @NotNull
                @Size(min = 1, max = MAX)
                @FormField(value = "Topic", format = "topic")
                @JsonPropertyDescription("The topic: marketing.")
                String topic,
        @NotNull @FormField("Is") @JsonPropertyDescription("optedIn, optedOut, or unknown when the contact never said.")
                Subscription is)
        implements Predicate {

    static final String TYPE = "subscriptionStatus";
    static final int MAX = 50;

    @Override
    public boolean test(Facts facts) {
        return facts.subscription(channel, topic) == is;
    }

    @Override
    public void assume(boolean holds, Assumptions assumptions) {
        assumptions.fact(this, holds);
        if (holds) {
            EnumSet.complementOf(EnumSet.of(is))
                    .forEach(other -> assumptions.fact(new SubscriptionStatus(channel, topic, other), false));
        }
    }

    @Override
    public String sql(SqlBindings bindings) {
        String out = said("OPTED_OUT", bindings);
        String in = said("OPTED_IN", bindings);
        return switch (is) {
            case OPTED_OUT -> out;
            case OPTED_IN -> "(" + in + " and not " + out + ")";
            case UNKNOWN -> "not (" + in + " or " + out + ")";
        };
    }

    private String said(String state, SqlBindings bindings) {
        return """
                exists (select 1 from consent %1$s where %1$s.tenant_id = c.tenant_id and %1$s.contact_id = c.id \
                and %1$s.channel in (%2$s, '*') and %1$s.topic in (%3$s, '*') and %1$s.state = '%4$s')"""
                .formatted(bindings.alias(), bindings.bind(channel), bindings.bind(topic), state);
    }

    @Override
    public FactsNeeded reads() {
        return FactsNeeded.of(Kind.CONSENTS);
    }

    @Override
    public String sentence(Wording w) {
        return w.say("{0} about {1} is {2}", channel, topic, is.words().in(w));
    }

    @Override
    public String oppositeSentence(Wording w) {
        return w.say("{0} about {1} is not {2}", channel, topic, is.words().in(w));
    }

    @Override
    public Explanation explain(Facts facts) {
        Sentence saw = facts.subscription(channel, topic).words();
        return new Explanation(said(), test(facts), saw, List.of());
    }

    @Override
    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", TYPE)
                .put("channel", channel)
                .put("topic", topic)
                .put("is", is.word());
    }
}
