package org.millrace.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.Database;

/** Reads what one message was made of. */
@Dependent
class MessageContentRepository {

    private final Jdbi jdbi;

    @Inject
    MessageContentRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<Made> find(int tenant, long id) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select m.id, m.tenant_id as tenant, m.campaign_id, m.run_id, m.node_no, m.visit, m.contact_id,
                               m.channel, m.template_version_id, m.attempts, m.deferrals, m.deferred_since,
                               coalesce(t.topic, 'marketing') as topic, m.subject, m.intent_at, c.updated_at
                        from message m
                        join contact c on c.id = m.contact_id and c.tenant_id = m.tenant_id
                        left join template_version tv on tv.id = m.template_version_id
                        left join template t on t.id = tv.template_id
                        where m.tenant_id = :tenant and m.id = :id
                        """)
                .bind("tenant", tenant)
                .bind("id", id)
                .map((row, context) -> new Made(
                        MessageRows.due(row, context),
                        row.getString("subject"),
                        Database.instant(row, "intent_at"),
                        Database.instant(row, "updated_at")))
                .findOne());
    }

    /** A message, when it was committed to, and when its contact was last changed. */
    record Made(DueMessage message, String subject, Instant intentAt, Instant contactChangedAt) {

        boolean changedSince() {
            return intentAt != null && contactChangedAt.isAfter(intentAt);
        }
    }
}
