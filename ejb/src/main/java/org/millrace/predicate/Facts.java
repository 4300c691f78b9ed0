package org.millrace.predicate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a predicate may know of one contact. Loaded for a whole batch at once, with no more than {@link FactsNeeded} names. */
public interface Facts {

    /** The instant at which the question is asked; windows like "within 7 days" end here. */
    Instant now();

    /** A field ({@code email}, {@code timeZone}, …) or an attribute of the contact by its name; empty when absent or null. */
    Optional<JsonNode> attribute(String name);

    boolean hasTag(String tag);

    /** Events of that name, oldest first. */
    List<EventFact> events(String name);

    /** The run on whose behalf the question is asked; empty for a segment. */
    Optional<RunFacts> run();

    /** An event as a predicate sees it. */
    record EventFact(Instant occurredAt, Optional<Long> campaignId, boolean machine, JsonNode properties) {}

    /** The run's campaign and the instant it was entered, for "in this campaign" and "since the start". */
    record RunFacts(long campaignId, Instant enteredAt) {}
}
