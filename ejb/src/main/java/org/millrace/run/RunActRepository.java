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

    /** Nobody can make a run of another tenant wait: it is not locked before it is known to be the caller's. */
    Run lock(int tenant, long id) {
        return entities.createQuery("select r from Run r where r.id = :id and r.tenant = :tenant", Run.class)
                .setParameter("id", id)
                .setParameter("tenant", tenant)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("run", id));
    }

    /** Writes what was changed so far, so that queries of this transaction see it. */
    void flush() {
        entities.flush();
    }
}
