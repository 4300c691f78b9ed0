package org.millrace.run.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A moment of a contact's story.
 *
 * @param id of the event, message, run, statement, move or record
 * @param what EVENT: its name; MESSAGE: the subject, or null; RUN: ENTERED or ENDED; CONSENT: channel and topic; SCORE: the criterion; CHANGE:
 *     what was done, {@code contact.tagged}
 * @param state EVENT: MACHINE where no person did it; MESSAGE: its state; RUN: how it ended; CONSENT: what was said; SCORE: the points
 * @param detail EVENT, CONSENT: who told it; CHANGE: who did it; MESSAGE: the address; RUN: the kind of exit; SCORE: what the score was then
 * @param campaignId what it belongs to; null where it belongs to none
 * @param properties of an EVENT, what was told with it; of a CHANGE, by name what was there {@code before} and {@code after}; null for
 *     other kinds
 */
public record StoryEntry(
        StoryKind kind,
        long id,
        Instant at,
        String what,
        String state,
        String detail,
        Long campaignId,
        String campaign,
        Long runId,
        JsonNode properties) {}
