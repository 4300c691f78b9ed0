package org.millrace.audience;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.millrace.contact.ContactFactsStore;
import org.millrace.contact.ContactNumberRepository;
import org.millrace.contact.csv.NewLists;
import org.millrace.platform.Audits;
import org.millrace.platform.CallerContext;
import org.millrace.predicate.SegmentRules;

/** Audiences on a test's database, for tests of other capabilities. */
public final class TestAudiences {

    private TestAudiences() {}

    public static AudiencePreview preview(Jdbi jdbi, ContactFactsStore facts, CallerContext caller, Clock clock) {
        return new AudiencePreview(
                new SegmentRepository(jdbi, new AudienceCountRepository(jdbi)),
                new MemberRepository(jdbi),
                compiler(jdbi, clock),
                null,
                facts,
                new ContactNumberRepository(jdbi),
                caller,
                clock);
    }

    public static AudienceResolver resolver(Jdbi jdbi, Clock clock) {
        return new AudienceResolver(
                new SegmentRepository(jdbi, new AudienceCountRepository(jdbi)), compiler(jdbi, clock));
    }

    /** What makes the lists of imports. */
    public static NewLists newLists(Jdbi jdbi, Clock clock) {
        return new ImportedLists(
                new SegmentRepository(jdbi, new AudienceCountRepository(jdbi)), Audits.on(jdbi, clock), clock);
    }

    static AudienceCompiler compiler(Jdbi jdbi, Clock clock) {
        return new AudienceCompiler(rules(jdbi), clock);
    }

    public static SegmentRules rules(Jdbi jdbi) {
        return new SegmentRuleRepository(jdbi);
    }
}
