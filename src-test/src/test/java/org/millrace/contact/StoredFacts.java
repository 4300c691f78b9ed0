package org.millrace.contact;

import org.jdbi.v3.core.Jdbi;
import org.millrace.audience.TestAudiences;

/** The real loader of facts, for tests of other capabilities. */
public final class StoredFacts {

    private StoredFacts() {}

    public static ContactFactsStore on(Jdbi jdbi) {
        return new ContactFactsRepository(
                jdbi,
                new TagRepository(jdbi),
                new ContactStandingRepository(jdbi, new ScoreReadRepository(jdbi)),
                TestAudiences.rules(jdbi));
    }
}
