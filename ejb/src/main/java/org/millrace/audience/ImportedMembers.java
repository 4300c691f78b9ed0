package org.millrace.audience;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import org.millrace.contact.csv.ContactsImported;

/** An import puts its contacts into a list itself; here the list's count follows, in the same transaction. */
@Dependent
class ImportedMembers {

    private final SegmentRepository segments;
    private final Clock clock;

    @Inject
    ImportedMembers(SegmentRepository segments, Clock clock) {
        this.segments = segments;
        this.clock = clock;
    }

    void counted(@Observes ContactsImported imported) {
        if (imported.segmentId() != null) {
            segments.countList(imported.tenant(), imported.segmentId(), clock.instant());
        }
    }
}
