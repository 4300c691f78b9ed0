package org.millrace.predicate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;

/** Reads a pattern as the event condition that it is a part of, so that both take and refuse the same. */
final class EventPatternDeserializer extends JsonDeserializer<EventPattern> {

    private static final Set<String> FIELDS = Set.of("name", "where", "includeMachine");

    @Override
    public EventPattern deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return read(context.readValue(parser, JsonNode.class));
    }

    private static EventPattern read(JsonNode json) {
        if (!(json instanceof ObjectNode object)) {
            throw new InvalidInput(
                    "$", Sentence.of("This is not an event."), Sentence.of("Write {\"name\": \"order_paid\"}."));
        }
        object.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw new InvalidInput(
                        "$." + field,
                        Sentence.of("There is no such field."),
                        Sentence.of("Remove it; the fields are includeMachine, name, where."));
            }
        });
        ObjectNode condition = object.deepCopy().put("type", EventHappened.TYPE);
        if (PredicateReader.read(condition, "$") instanceof EventHappened event) {
            return new EventPattern(event.name(), event.where(), event.includeMachine());
        }
        throw new IllegalStateException("An event condition is an event condition");
    }
}
