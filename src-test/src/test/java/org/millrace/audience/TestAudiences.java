package org.millrace.audience;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** Audiences on a test's database, for tests of other capabilities. */
public final class TestAudiences {

    private TestAudiences() {}

    public static AudienceResolver resolver(Jdbi jdbi, Clock clock) {
        return new AudienceResolver(new SegmentRepository(jdbi), clock);
    }
}
