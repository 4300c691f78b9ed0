package org.millrace.contact.csv;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;

/** The tables that an import's transaction touches. */
@Dependent
class ImportTables {

    private final Jdbi jdbi;

    @Inject
    ImportTables(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    ImportStageRepository stage() {
        return new ImportStageRepository(jdbi);
    }

    ImportMergeRepository contacts() {
        return new ImportMergeRepository(jdbi);
    }

    ImportErrorRepository errors() {
        return new ImportErrorRepository(jdbi);
    }

    ImportRepository jobs() {
        return new ImportRepository(jdbi);
    }

    ImportAttemptRepository attempts() {
        return new ImportAttemptRepository(jdbi);
    }

    ImportChunkRepository chunks() {
        return new ImportChunkRepository(jdbi);
    }
}
