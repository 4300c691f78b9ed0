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
import org.millrace.contact.DirectoryWrites;
import org.millrace.contact.FiredEvent;
import org.millrace.contact.FiredEventStore;
import org.millrace.contact.HostDirectory;
import org.millrace.contact.ScoreChange;
import org.millrace.contact.Suppression;
import org.millrace.contact.SuppressionStore;
import org.millrace.contact.TagChange;

/**
 * Writes what steps changed about contacts, one statement per kind of thing, and none where nothing changed. The host's directory
 * comes last: it may take its time, or refuse.
 */
@Dependent
public class ContactWrites {

    private final DirectoryWrites directory;
    private final ContactScoreStore scores;
    private final SuppressionStore suppressions;
    private final FiredEventStore events;

    /** Of an engine without a host. */
    public ContactWrites(
            ContactTagStore tags,
            ContactAttributeStore attributes,
            ContactScoreStore scores,
            SuppressionStore suppressions,
            FiredEventStore events) {
        this(new DirectoryWrites(tags, attributes, new HostDirectory()), scores, suppressions, events);
    }

    @Inject
    public ContactWrites(
            DirectoryWrites directory,
            ContactScoreStore scores,
            SuppressionStore suppressions,
            FiredEventStore events) {
        this.directory = directory;
        this.scores = scores;
        this.suppressions = suppressions;
        this.events = events;
    }

    void write(Changes changes, Instant now) {
        if (!changes.suppressions.isEmpty()) {
            suppressions.apply(changes.suppressions, now);
        }
        if (!changes.scores.isEmpty()) {
            scores.apply(changes.scores, now);
        }
        if (!changes.events.isEmpty()) {
            events.add(changes.events, now);
        }
        directory.write(changes.tags, changes.attributes, now);
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
