package org.millrace.run;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import org.millrace.platform.NotFound;

/** Runs as entities, locked for a single act. */
@Dependent
class RunActRepository {

    @PersistenceContext
    private EntityManager entities;

    Run lock(int tenant, long id) {
        Run run = entities.find(Run.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (run == null || run.tenant() != tenant) {
            throw new NotFound("run", id);
        }
        return run;
    }

    /** Writes what was changed so far, so that queries of this transaction see it. */
    void flush() {
        entities.flush();
    }
}
