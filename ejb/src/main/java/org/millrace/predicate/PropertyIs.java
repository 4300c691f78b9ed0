package org.millrace.predicate;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.millrace.platform.FormField;
import org.millrace.platform.Wording;
import org.millrace.predicate.comparison.Comparison;
import org.millrace.predicate.comparison.JsonValue;
import org.millrace.predicate.comparison.SqlBindings;
import org.millrace.predicate.comparison.ValueDemands;

/** A property of an event compares so; several comparisons must all fit. */
@JsonClassDescription("A property of the event compares so; several comparisons must all fit.")
public record PropertyIs(
        @NotNull
                @Size(min = 1, max = AttributeIs.MAX_NAME)
                @FormField(value = "Property", format = "event-property")
                @JsonPropertyDescription("The property.")
                String name,
        List<Comparison> comparisons) {

    public PropertyIs {
        comparisons = List.copyOf(comparisons);
    }

    /** Whether no event can have all these properties. */
    static boolean contradict(List<PropertyIs> all) {
        Map<String, ValueDemands> demands = new HashMap<>();
        for (PropertyIs property : all) {
            ValueDemands ofName = demands.computeIfAbsent(property.name(), key -> new ValueDemands());
            property.comparisons().forEach(comparison -> ofName.demand(comparison, true));
        }
        return demands.values().stream().anyMatch(ValueDemands::impossible);
    }

    boolean test(JsonNode properties) {
        Optional<JsonNode> value = Optional.ofNullable(properties.get(name)).filter(node -> !node.isNull());
        return comparisons.stream().allMatch(comparison -> comparison.test(value));
    }

    String sql(String eventAlias, SqlBindings bindings) {
        JsonValue value = new JsonValue(eventAlias + ".properties", name);
        return comparisons.stream()
                .map(comparison -> comparison.sql(value, bindings))
                .collect(Collectors.joining(" and "));
    }

    String words(Wording w) {
        return name + " " + Comparison.words(comparisons, w);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", name);
        comparisons.forEach(comparison -> json.set(comparison.keyword(), comparison.operand()));
        return json;
    }
}
