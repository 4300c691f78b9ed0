package org.millrace.platform.deadletter;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Dead letters that nobody has settled yet. */
@Dependent
public class DeadLetterReadRepository {

    private static final String OPEN =
            """
            select id, source, payload, properties, reason, received_at from dead_letter
            where tenant_id = :tenant and resolved_at is null
            """;

    private final Jdbi jdbi;

    @Inject
    public DeadLetterReadRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<DeadLetter> open(int tenant, long after, int limit) {
        return jdbi.withHandle(h -> h.createQuery(OPEN + "and id > :after order by id limit :limit")
                .bind("tenant", tenant)
                .bind("after", after)
                .bind("limit", limit)
                .map(ConstructorMapper.of(DeadLetter.class))
                .list());
    }

    Optional<DeadLetter> find(int tenant, long id) {
        return one(tenant, id, "");
    }

    /** Stays locked, so that nobody puts it back twice. */
    Optional<DeadLetter> lock(int tenant, long id) {
        return one(tenant, id, " for update");
    }

    private Optional<DeadLetter> one(int tenant, long id, String lock) {
        return jdbi.withHandle(h -> h.createQuery(OPEN + "and id = :id" + lock)
                .bind("tenant", tenant)
                .bind("id", id)
                .map(ConstructorMapper.of(DeadLetter.class))
                .findOne());
    }

    void settle(int tenant, long id, String by, Instant now) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        update dead_letter set resolved_at = :now, resolved_by = :by
                        where tenant_id = :tenant and id = :id and resolved_at is null
                        """)
                .bind("now", now)
                .bind("by", by)
                .bind("tenant", tenant)
                .bind("id", id)
                .execute());
    }
}
