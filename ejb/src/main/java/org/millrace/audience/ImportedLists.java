package org.millrace.audience;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import org.millrace.contact.csv.NewLists;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.AuditTrail.Subject;
import org.millrace.platform.Caller;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;

/** The lists that imports make for their contacts, in the imports' transactions. */
@Dependent
class ImportedLists implements NewLists {

    private final SegmentRepository segments;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    ImportedLists(SegmentRepository segments, AuditTrail audit, Clock clock) {
        this.segments = segments;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void check(int tenant, String name) {
        String slug = details(name).slug();
        if (segments.find(tenant, slug).isPresent()) {
            throw new SegmentTaken(slug);
        }
    }

    @Override
    public long make(int tenant, String name, String by) {
        SegmentDetails details = details(name);
        Segment made = segments.insert(tenant, details, clock.instant())
                .orElseThrow(() -> new InvalidInput(
                        "newList",
                        Sentence.of("is the name of a list that somebody made meanwhile"),
                        Sentence.of("Choose another name.")));
        audit.record(new Caller(tenant, by), "segment.created", new Subject("segment", made.id()), null, made);
        return made.id();
    }

    private static SegmentDetails details(String name) {
        try {
            return SegmentChecks.checked(new SegmentDetails(null, name, null, SegmentKind.LIST, null));
        } catch (InvalidInput refusal) {
            Violation first = refusal.violations().get(0);
            throw new InvalidInput("newList", first.what(), first.mend());
        }
    }
}
