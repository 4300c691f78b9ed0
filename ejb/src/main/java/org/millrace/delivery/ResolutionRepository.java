package org.millrace.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Settles uncertain messages by a person's word. */
@Dependent
class ResolutionRepository {

    private final Jdbi jdbi;
    private final AttemptRepository attempts;

    @Inject
    ResolutionRepository(Jdbi jdbi, AttemptRepository attempts) {
        this.jdbi = jdbi;
        this.attempts = attempts;
    }

    /** @return those that were uncertain and are settled now */
    List<Moved> resolve(int tenant, Collection<Long> ids, Resolution resolution, String reason, Instant now) {
        List<Moved> settled = jdbi.withHandle(h -> h.createQuery(
                        """
                        with uncertain as (
                            select id from message
                            where tenant_id = :tenant and id = any(:ids) and state = 'UNCERTAIN'
                            order by id for update)
                        update message m
                        set state = :state, reason = :reason,
                            sent_at = case when :state = 'SENT' then m.intent_at else m.sent_at end,
                            ready_at = case when :state = 'READY' then :now else m.ready_at end,
                            owner = null
                        from uncertain u where m.id = u.id
                        returning 'UNCERTAIN' as was,
                        """
                                + MessageRepository.MOVED)
                .bind("tenant", tenant)
                .bindArray("ids", Long.class, ids)
                .bind("state", resolution.state().name())
                .bind("reason", reason)
                .bind("now", now)
                .map(MessageRows::moved)
                .list());
        attempts.keep(Moved.ready(settled), null);
        return settled;
    }
}
