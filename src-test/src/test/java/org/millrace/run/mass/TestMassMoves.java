package org.millrace.run.mass;

import org.jdbi.v3.core.Jdbi;

/** Mass moves on a test's database, for tests of other capabilities. */
public final class TestMassMoves {

    private TestMassMoves() {}

    public static AudienceEntries entries(Jdbi jdbi) {
        return new AudienceEntries(new MassMoveRepository(jdbi));
    }
}
