package org.millrace.predicate;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.millrace.platform.FormField;

/**
 * An event that is waited for. What machines did, such as mail scanners, does not count unless asked for.
 *
 * <pre>{@code {"name": "order_paid", "where": [{"name": "amount", "atLeast": 50}]} }</pre>
 */
@JsonDeserialize(using = EventPatternDeserializer.class)
public record EventPattern(
        @NotNull
                @Size(min = 1, max = EventHappened.MAX_NAME)
                @FormField(value = "Event", format = "event")
                @JsonPropertyDescription("The event's name, such as order_paid.")
                String name,
        @Size(max = EventHappened.MAX_PROPERTIES)
                @FormField(value = "Only when", format = "properties")
                @JsonPropertyDescription("What the event's properties must be.")
                List<PropertyIs> where,
        @FormField(value = "Count machines too", byDefault = "false", more = true)
                @JsonPropertyDescription("Also counts what machines did, such as programs that scan mail.")
                boolean includeMachine) {

    public EventPattern {
        where = where == null ? List.of() : List.copyOf(where);
    }

    public boolean matches(String eventName, JsonNode properties, boolean machine) {
        return name.equals(eventName)
                && (includeMachine || !machine)
                && where.stream().allMatch(property -> property.test(properties));
    }

    /** Whether no event can be the one. */
    public boolean impossible() {
        return PropertyIs.contradict(where);
    }

    @JsonValue
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", name);
        if (!where.isEmpty()) {
            ArrayNode properties = json.putArray("where");
            where.forEach(property -> properties.add(property.json()));
        }
        if (includeMachine) {
            json.put("includeMachine", true);
        }
        return json;
    }
}
