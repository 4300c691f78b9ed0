package org.millrace.predicate;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.millrace.platform.FormField;
import org.millrace.platform.Sentence;
import org.millrace.platform.Wording;
import org.millrace.predicate.Facts.EventFact;
import org.millrace.predicate.comparison.SqlBindings;

/** The contact did something, often enough and recently enough. Opens and clicks that machines made do not count unless asked for. */
@JsonClassDescription("The contact did something, often enough and recently enough.")
public record EventHappened(
        @NotNull
                @Size(min = 1, max = MAX_NAME)
                @FormField(value = "Event", format = "event")
                @JsonPropertyDescription("The event's name, such as order_paid.")
                String name,
        @Min(1)
                @Max(MAX_DAYS)
                @FormField(value = "Within", unit = "days")
                @JsonPropertyDescription("So many days back from now, of 24 hours each. Left empty: ever.")
                Integer withinDays,
        @FormField(value = "Since the run began", byDefault = "false", more = true)
                @JsonPropertyDescription("Only since the contact entered this campaign. Not in a segment.")
                boolean sinceStart,
        @Min(1)
                @Max(MAX_COUNT)
                @FormField(value = "At least", unit = "times", byDefault = "1")
                @JsonPropertyDescription("How many times at least. Left empty: once.")
                int atLeast,
        @FormField(value = "Which events", byDefault = "\"anywhere\"", more = true)
                @JsonPropertyDescription(
                        "campaign = only events of the run's campaign, not in a segment; left out = anywhere.")
                EventScope scope,
        @FormField(value = "Count machines too", byDefault = "false", more = true)
                @JsonPropertyDescription("Also counts what machines did, such as programs that scan mail.")
                boolean includeMachine,
        @Size(max = MAX_PROPERTIES)
                @FormField(value = "Only when", format = "properties")
                @JsonPropertyDescription("What the event's properties must be.")
                List<PropertyIs> where)
        implements Predicate {

    static final String TYPE = "event";
    static final int MAX_NAME = 100;
    static final int MAX_DAYS = 3_650;
    static final int MAX_COUNT = 1_000;
    static final int MAX_PROPERTIES = 10;

    public EventHappened {
        where = where == null ? List.of() : List.copyOf(where);
        scope = scope == null ? EventScope.ANYWHERE : scope;
    }

    private EventWindow window() {
        return new EventWindow(withinDays, sinceStart, scope);
    }

    @Override
    public boolean test(Facts facts) {
        return counting(facts).size() >= atLeast;
    }

    List<EventFact> counting(Facts facts) {
        EventWindow window = window();
        return facts.events(name).stream()
                .filter(event -> includeMachine || !event.machine())
                .filter(event -> window.holds(event, facts))
                .filter(event -> where.stream().allMatch(property -> property.test(event.properties())))
                .toList();
    }

    @Override
    public void assume(boolean holds, Assumptions assumptions) {
        assumptions.event(this, holds);
    }

    /** Whether each contact that fits this fits the other, for sure. */
    boolean implies(EventHappened other) {
        return name.equals(other.name)
                && atLeast >= other.atLeast
                && (other.includeMachine || !includeMachine)
                && window().isWithin(other.window())
                && where.containsAll(other.where);
    }

    /** No event can have a property that is two things at once. */
    boolean hasImpossibleProperties() {
        return PropertyIs.contradict(where);
    }

    @Override
    public String sql(SqlBindings bindings) {
        return sql(bindings, event -> "");
    }

    /** @param more by the alias of the event, what else must be so of it: {@code " and …"} */
    String sql(SqlBindings bindings, UnaryOperator<String> more) {
        String event = bindings.alias();
        String counting = where.stream()
                .map(property -> " and " + property.sql(event, bindings))
                .collect(Collectors.joining("", includeMachine ? "" : " and not " + event + ".machine", ""));
        return """
                exists (select 1 from event %1$s \
                where %1$s.tenant_id = c.tenant_id and %1$s.contact_id = c.id and %1$s.name = %2$s and %3$s%4$s%5$s%6$s)"""
                .formatted(
                        event,
                        bindings.bind(name),
                        window().sql(event, bindings),
                        counting,
                        more.apply(event),
                        atLeast == 1 ? "" : " offset " + (atLeast - 1));
    }

    @Override
    public FactsNeeded reads() {
        return FactsNeeded.ofEvents(name);
    }

    @Override
    public boolean needsRun() {
        return window().needsRun();
    }

    @Override
    public String sentence(Wording w) {
        return w.say("did {0}", name) + circumstances(w);
    }

    @Override
    public String oppositeSentence(Wording w) {
        return w.say("did not do {0}", name) + circumstances(w);
    }

    /** How often, when, and of what kind. */
    String circumstances(Wording w) {
        String properties =
                where.stream().map(property -> property.words(w)).collect(Collectors.joining(" " + w.say("and") + " "));
        return (atLeast == 1 ? "" : " " + w.say("at least {0} times", atLeast))
                + window().words(w)
                + (properties.isEmpty() ? "" : " " + w.say("where {0}", properties))
                + (includeMachine ? " " + w.say("(machines included)") : "");
    }

    @Override
    public Explanation explain(Facts facts) {
        return new Explanation(said(), test(facts), saw(counting(facts)), List.of());
    }

    static Sentence saw(List<EventFact> counting) {
        return counting.isEmpty()
                ? Sentence.of("never")
                : Sentence.of(
                        "{0} times, last at {1}",
                        counting.size(), counting.get(counting.size() - 1).occurredAt());
    }

    @Override
    public ObjectNode json() {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("type", TYPE).put("name", name);
        writeWindow(json);
        if (scope != EventScope.ANYWHERE) {
            json.put("scope", scope.word());
        }
        if (includeMachine) {
            json.put("includeMachine", true);
        }
        if (!where.isEmpty()) {
            ArrayNode properties = json.putArray("where");
            where.forEach(property -> properties.add(property.json()));
        }
        return json;
    }

    void writeWindow(ObjectNode json) {
        if (withinDays != null) {
            json.put("withinDays", withinDays);
        }
        if (sinceStart) {
            json.put("sinceStart", true);
        }
        if (atLeast != 1) {
            json.put("atLeast", atLeast);
        }
    }
}
