package org.millrace.delivery.tracking;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

@Dependent
class TrackedMessageRepository {

    private final Jdbi jdbi;

    @Inject
    TrackedMessageRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** By its number alone: the token proved that we named this message to its recipient. */
    Optional<TrackedMessage> find(long id) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select m.id, m.tenant_id, m.campaign_id, m.version_id, m.node_no, m.variant, m.contact_id, m.channel,
                               coalesce(t.topic, 'marketing') as topic, m.address, m.sent_at
                        from message m
                        left join template_version tv on tv.id = m.template_version_id
                        left join template t on t.id = tv.template_id
                        where m.id = :id
                        """)
                .bind("id", id)
                .map(TrackedMessageRepository::message)
                .findOne());
    }

    /** @return whether this was the first time, and the first time by a person */
    First note(long id, Reaction reaction, boolean machine, Instant at) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        with before as (
                            select id, %1$s as seen, %2$s as seen_by_person from message where id = :id for update)
                        update message m
                        set %1$s = coalesce(m.%1$s, :at),
                            %2$s = case when :machine then m.%2$s else coalesce(m.%2$s, :at) end
                        from before where m.id = before.id
                        returning before.seen is null as first, before.seen_by_person is null and not :machine as first_person
                        """
                                .formatted(reaction.column, reaction.humanColumn))
                .bind("id", id)
                .bind("machine", machine)
                .bind("at", at)
                .map((row, ctx) -> new First(row.getBoolean("first"), row.getBoolean("first_person")))
                .one());
    }

    private static TrackedMessage message(ResultSet row, StatementContext context) throws SQLException {
        OffsetDateTime sentAt = row.getObject("sent_at", OffsetDateTime.class);
        return new TrackedMessage(
                row.getLong("id"),
                row.getInt("tenant_id"),
                row.getLong("campaign_id"),
                row.getLong("version_id"),
                row.getInt("node_no"),
                row.getString("variant"),
                row.getLong("contact_id"),
                row.getString("channel"),
                row.getString("topic"),
                row.getString("address"),
                sentAt == null ? null : sentAt.toInstant());
    }

    /** Whether a reaction is the first of its kind to the message. */
    record First(boolean atAll, boolean byPerson) {}
}
