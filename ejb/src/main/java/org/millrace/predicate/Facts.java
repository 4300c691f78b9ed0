package org.millrace.predicate;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
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

    /** The score of that criterion; a contact that was never scored has zero. */
    BigDecimal score(String criterion);

    /** What the contact's word comes to for that channel and topic. */
    Subscription subscription(String channel, String topic);

    /** Whom the list or segment of that slug holds; empty when there is none. */
    Optional<SegmentRule> segment(String slug);

    /** Whether the contact was put on the list of that number. */
    boolean onList(long listId);

    /** What the campaign of that number has to do with the contact. */
    Participation participation(long campaignId);

    /** The run on whose behalf the question is asked; empty for a segment. */
    Optional<RunFacts> run();

    /**
     * An event as a predicate sees it.
     *
     * @param template the slug of the template of the message that it answers
     */
    record EventFact(
            Instant occurredAt,
            Optional<Long> campaignId,
            boolean machine,
            JsonNode properties,
            Optional<String> template) {

        public EventFact(Instant occurredAt, Optional<Long> campaignId, boolean machine, JsonNode properties) {
            this(occurredAt, campaignId, machine, properties, Optional.empty());
        }
    }

    /**
     * The run's campaign and the instant it was entered, for "in this campaign" and "since the start".
     *
     * @param product the slug of the campaign's primary product
     */
    record RunFacts(long campaignId, Instant enteredAt, Optional<String> product) {

        public RunFacts(long campaignId, Instant enteredAt) {
            this(campaignId, enteredAt, Optional.empty());
        }
    }

    /** How far a contact has come in a campaign. */
    enum Participation {
        NONE,
        /** It had a run there, which has ended. */
        ENDED,
        /** It has a run there. */
        LIVE
    }
}
