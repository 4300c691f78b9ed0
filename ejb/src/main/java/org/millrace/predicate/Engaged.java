package org.millrace.predicate;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Optional;
import org.millrace.platform.FormField;
import org.millrace.platform.Wording;
import org.millrace.predicate.FactsNeeded.Kind;
import org.millrace.predicate.comparison.SqlBindings;

/** The contact opened a mail, clicked in it or replied to it: one of the run's campaign, unless asked otherwise. */
@JsonClassDescription("The contact opened a mail, clicked in it or replied to it.")
public record Engaged(
        @JsonIgnore Engagement kind,
        @Pattern(regexp = TEMPLATE)
                @FormField(value = "Template", format = "template")
                @JsonPropertyDescription("Only mails of this template.")
                String template,
        @Min(1)
                @Max(EventHappened.MAX_DAYS)
                @FormField(value = "Within", unit = "days")
                @JsonPropertyDescription("So many days back from now, of 24 hours each. Left empty: ever.")
                Integer withinDays,
        @FormField(value = "Since the run began", byDefault = "false", more = true)
                @JsonPropertyDescription("Only since the contact entered this campaign. Not in a segment.")
                boolean sinceStart,
        @Min(1)
                @Max(EventHappened.MAX_COUNT)
                @FormField(value = "At least", unit = "times", byDefault = "1")
                @JsonPropertyDescription("How many times at least. Left empty: once.")
                int atLeast,
        @FormField(value = "Whose mails", byDefault = "\"campaign\"", more = true)
                @JsonPropertyDescription(
                        "Left out = only mails of the run's campaign; anywhere = of any, as a segment needs it.")
                EventScope scope,
        @FormField(value = "Count machines too", byDefault = "false", more = true)
                @JsonPropertyDescription("Also counts what machines did, such as programs that scan mail.")
                boolean includeMachine)
        implements Predicate {

    static final String TEMPLATE = "^[a-z0-9][a-z0-9-]{0,99}$";

    public Engaged {
        scope = scope == null ? EventScope.CAMPAIGN : scope;
    }

    /** The same of any mail, as a condition on events. */
    private EventHappened event() {
        return new EventHappened(kind.event(), withinDays, sinceStart, atLeast, scope, includeMachine, List.of());
    }

    @Override
    public boolean test(Facts facts) {
        return counting(facts).size() >= atLeast;
    }

    private List<Facts.EventFact> counting(Facts facts) {
        return event().counting(facts).stream()
                .filter(event -> template == null || event.template().equals(Optional.of(template)))
                .toList();
    }

    @Override
    public void assume(boolean holds, Assumptions assumptions) {
        if (holds || template == null) {
            assumptions.event(event(), holds);
        }
        if (template != null) {
            assumptions.fact(this, holds);
        }
    }

    @Override
    public String sql(SqlBindings bindings) {
        if (template == null) {
            return event().sql(bindings);
        }
        String message = bindings.alias();
        return event().sql(
                        bindings,
                        event -> " and "
                                + """
                        exists (select 1 from message %1$s
                                  join template_version %1$sv on %1$sv.id = %1$s.template_version_id
                                  join template %1$st on %1$st.id = %1$sv.template_id
                                 where %1$s.tenant_id = c.tenant_id and %1$s.id = %2$s.message_id and %1$st.slug = %3$s)"""
                                        .formatted(message, event, bindings.bind(template)));
    }

    @Override
    public FactsNeeded reads() {
        FactsNeeded events = FactsNeeded.ofEvents(kind.event());
        return template == null ? events : events.and(FactsNeeded.of(Kind.TEMPLATES));
    }

    @Override
    public boolean needsRun() {
        return event().needsRun();
    }

    @Override
    public String sentence(Wording w) {
        return say(kind.words(), w);
    }

    @Override
    public String oppositeSentence(Wording w) {
        return say(kind.wordsOfOpposite(), w);
    }

    private String say(String did, Wording w) {
        return (template == null ? w.say(did + " a mail") : w.say(did + " the mail {0}", template))
                + event().circumstances(w);
    }

    @Override
    public Explanation explain(Facts facts) {
        return new Explanation(said(), test(facts), EventHappened.saw(counting(facts)), List.of());
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", kind.type());
        if (template != null) {
            json.put("template", template);
        }
        event().writeWindow(json);
        if (scope != EventScope.CAMPAIGN) {
            json.put("scope", scope.word());
        }
        if (includeMachine) {
            json.put("includeMachine", true);
        }
        return json;
    }
}
