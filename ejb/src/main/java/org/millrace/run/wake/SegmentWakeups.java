package org.millrace.run.wake;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.millrace.contact.ContactChangeRepository;
import org.millrace.contact.ContactsChanged;
import org.millrace.contact.EventsRecorded;
import org.millrace.contact.EventsRecorded.Recorded;
import org.millrace.predicate.KnownSegments;
import org.millrace.predicate.SegmentRules;

/**
 * Has contacts looked at again whose event may bring them into a segment that somebody waits for, or out of it. Which events a segment
 * asks for is asked at that moment: a segment may change after the workflow was published.
 */
@Dependent
class SegmentWakeups {

    private final WakeRepository runs;
    private final SegmentRules segments;
    private final ContactChangeRepository changes;
    private final Clock clock;

    @Inject
    SegmentWakeups(WakeRepository runs, SegmentRules segments, ContactChangeRepository changes, Clock clock) {
        this.runs = runs;
        this.segments = segments;
        this.changes = changes;
        this.clock = clock;
    }

    /** Only noted here: the looking is done after the commit, and the events' own transaction waits for no run. */
    void recorded(@Observes EventsRecorded news) {
        Set<String> awaited = runs.awaitedSegments(news.tenant());
        if (awaited.isEmpty()) {
            return;
        }
        Set<String> asked =
                KnownSegments.of(news.tenant(), awaited, segments).reads().eventNames();
        List<Long> contacts = news.events().stream()
                .filter(event -> asked.contains(event.name()))
                .map(Recorded::contactId)
                .distinct()
                .toList();
        if (!contacts.isEmpty()) {
            changes.note(new ContactsChanged(news.tenant(), contacts), clock.instant());
        }
    }
}
