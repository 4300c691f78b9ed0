package org.millrace.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Jdbi;

/** Asks the database for its time. */
@ApplicationScoped
class DatabaseTimeRepository {

    private final Jdbi jdbi;

    protected DatabaseTimeRepository() {
        this(null);
    }

    @Inject
    DatabaseTimeRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Instant now() {
        return jdbi.withHandle(handle -> handle.createQuery("select clock_timestamp()")
                        .mapTo(OffsetDateTime.class)
                        .one())
                .toInstant();
    }
}
