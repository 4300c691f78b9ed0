package org.millrace.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Json;
import org.millrace.platform.Misread;
import org.millrace.platform.Sentence;

/**
 * Whom to take through a workflow, from when on, and what is assumed to happen.
 *
 * @param document the workflow as it is on the canvas; left out = the saved draft, or {@code version}
 * @param version a published version's number; left out = the draft
 * @param campaign whose zone, goals, calendar and product count; left out = none
 * @param contact the external id of a contact as it is known now; left out = {@code facts}
 * @param facts a contact that there is not
 * @param starts left out = now
 * @param lasts how long it is watched; left out = 400 days
 * @param events what is assumed to happen, at times counted from the start
 */
public record TestRunRequest(
        ObjectNode document,
        Integer version,
        Long campaign,
        String contact,
        TestContact facts,
        Instant starts,
        Duration lasts,
        List<Happening> events) {

    private static final String EXAMPLE = "{\"contact\": \"ada\", \"starts\": \"2026-03-02T09:00:00Z\","
            + " \"events\": [{\"at\": \"P2D\", \"event\": \"email_replied\"}]}";

    public TestRunRequest {
        events = events == null ? List.of() : List.copyOf(events);
    }

    /** @throws InvalidInput when it is none */
    public static TestRunRequest read(String json) {
        TestRunRequest request;
        try {
            request = Json.MAPPER.readValue(json, TestRunRequest.class);
        } catch (JsonProcessingException e) {
            throw Misread.of(e).refusal();
        }
        if (request == null || (request.contact == null) == (request.facts == null)) {
            throw new InvalidInput(
                    "contact",
                    Sentence.of("Either a contact or facts are needed."),
                    Sentence.of("Name a contact, or tell of one: {0}", EXAMPLE));
        }
        if (request.document != null && request.version != null) {
            throw new InvalidInput(
                    "version", Sentence.of("A version stands beside a document."), Sentence.of("Keep one of them."));
        }
        return request;
    }
}
