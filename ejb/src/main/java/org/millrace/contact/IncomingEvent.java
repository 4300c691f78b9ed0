package org.millrace.contact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Json;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;

/**
 * An event as it was read: one of the two is null.
 *
 * @param error why it could not be read
 */
record IncomingEvent(NewEvent event, Violation error) {

    private static final Sentence FIELDS = Sentence.of(
            "The fields are contact, name, occurredAt (2026-11-21T09:00:00Z), source, externalId, properties, campaign.");

    static List<IncomingEvent> of(List<NewEvent> events) {
        return events.stream().map(event -> new IncomingEvent(event, null)).toList();
    }

    /** Reads one event, or {@code {"events": […]}}. */
    static List<IncomingEvent> read(JsonNode payload) {
        if (payload == null || !payload.isObject()) {
            throw new InvalidInput(
                    "",
                    Sentence.of("is not a JSON object"),
                    Sentence.of("Send one event, or {\"events\": [event, …]}."));
        }
        JsonNode events = payload.get("events");
        if (events == null) {
            return List.of(one(payload));
        }
        if (!events.isArray() || payload.size() > 1) {
            throw new InvalidInput(
                    "events",
                    Sentence.of("is not a list that stands alone"),
                    Sentence.of("Send {\"events\": [event, …]}."));
        }
        List<IncomingEvent> read = new ArrayList<>(events.size());
        events.forEach(event -> read.add(one(event)));
        return read;
    }

    private static IncomingEvent one(JsonNode json) {
        if (!json.isObject()) {
            return new IncomingEvent(
                    null,
                    new Violation(
                            "",
                            Sentence.of("is not a JSON object"),
                            Sentence.of("Send {\"contact\": …, \"name\": …}.")));
        }
        try {
            return new IncomingEvent(Json.MAPPER.treeToValue(json, NewEvent.class), null);
        } catch (JsonProcessingException e) {
            return new IncomingEvent(
                    null, new Violation(place(e), Sentence.of("cannot be read as part of an event"), FIELDS));
        }
    }

    private static String place(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return String.valueOf(mapping.getPath().get(0).getFieldName());
        }
        return "";
    }
}
