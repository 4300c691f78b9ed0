package org.millrace.run;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.millrace.contact.AttributeChange;
import org.millrace.contact.ContactAttributeStore;
import org.millrace.contact.ContactScoreStore;
import org.millrace.contact.ContactTagStore;
import org.millrace.contact.FiredEvent;
import org.millrace.contact.FiredEventStore;
import org.millrace.contact.ScoreChange;
import org.millrace.contact.Suppression;
import org.millrace.contact.SuppressionStore;
import org.millrace.contact.TagChange;

/** Writes what steps changed about contacts, one statement per kind of thing, and none where nothing changed. */
@Dependent
public class ContactWrites {

    private final ContactTagStore tags;
    private final ContactAttributeStore attributes;
    private final ContactScoreStore scores;
    private final SuppressionStore suppressions;
    private final FiredEventStore events;

    @Inject
    public ContactWrites(
            ContactTagStore tags,
            ContactAttributeStore attributes,
            ContactScoreStore scores,
            SuppressionStore suppressions,
            FiredEventStore events) {
        this.tags = tags;
        this.attributes = attributes;
        this.scores = scores;
        this.suppressions = suppressions;
        this.events = events;
    }

    void write(Changes changes, Instant now) {
        if (!changes.suppressions.isEmpty()) {
            suppressions.apply(changes.suppressions, now);
        }
        if (!changes.attributes.isEmpty()) {
            attributes.apply(changes.attributes, now);
        }
        if (!changes.scores.isEmpty()) {
            scores.apply(changes.scores, now);
        }
        if (!changes.tags.isEmpty()) {
            tags.apply(changes.tags, now);
        }
        if (!changes.events.isEmpty()) {
            events.add(changes.events, now);
        }
    }

    /** What is to be written, in the order in which steps decided it. */
    public record Changes(
            List<TagChange> tags,
            List<AttributeChange> attributes,
            List<ScoreChange> scores,
            List<Suppression> suppressions,
            List<FiredEvent> events) {

        Changes() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }
}
