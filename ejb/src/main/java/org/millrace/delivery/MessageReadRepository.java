package org.millrace.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.millrace.platform.Database;
import org.millrace.platform.Sentence;

/** Reads single messages and pages of them, newest first. */
@Dependent
class MessageReadRepository {

    static final String SUMMARY =
            """
            select m.id, m.campaign_id, c.name as campaign, m.run_id, n.node_id as node, m.visit, ct.external_id as contact,
                   m.channel, m.address, m.subject, m.state, m.attempts, m.created_at, m.ready_at, m.intent_at, m.sent_at,
                   m.opened_at, m.clicked_at, m.provider, m.provider_id, m.reason
            from message m
            left join campaign c on c.id = m.campaign_id
            left join node n on n.version_id = m.version_id and n.node_no = m.node_no
            left join contact ct on ct.id = m.contact_id and ct.tenant_id = m.tenant_id
            where m.tenant_id = :tenant
            """;

    /** By the contact's number, so that the contact's own index answers: by its name the planner walks everybody's messages. */
    private static final String OF_CONTACT =
            "and m.contact_id = (select k.id from contact k where k.tenant_id = :tenant and k.external_id = :contact) ";

    private final Jdbi jdbi;

    @Inject
    MessageReadRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<MessageSummary> find(int tenant, long id) {
        return jdbi.withHandle(h -> h.createQuery(SUMMARY + "and m.id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map(MessageReadRepository::summary)
                .findOne());
    }

    /** @param before only messages with a smaller number */
    List<MessageSummary> page(int tenant, MessageFilter filter, long before, int limit) {
        String where = "and m.id < :before "
                + (filter.state() == null ? "" : "and m.state = :state ")
                + (filter.campaignId() == null ? "" : "and m.campaign_id = :campaign ")
                + (filter.runId() == null ? "" : "and m.run_id = :run ")
                + (filter.contact() == null ? "" : OF_CONTACT);
        return jdbi.withHandle(h -> h.createQuery(SUMMARY + where + "order by m.id desc limit :limit")
                .bind("tenant", tenant)
                .bind("before", before)
                .bind("state", filter.state() == null ? null : filter.state().name())
                .bind("campaign", filter.campaignId())
                .bind("run", filter.runId())
                .bind("contact", filter.contact())
                .bind("limit", limit)
                .map(MessageReadRepository::summary)
                .list());
    }

    static MessageSummary summary(ResultSet row, StatementContext context) throws SQLException {
        return new MessageSummary(
                row.getLong("id"),
                row.getLong("campaign_id"),
                row.getString("campaign"),
                row.getLong("run_id"),
                row.getString("node"),
                row.getInt("visit"),
                row.getString("contact"),
                row.getString("channel"),
                row.getString("address"),
                row.getString("subject"),
                MessageState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Database.instant(row, "created_at"),
                Database.instant(row, "ready_at"),
                Database.instant(row, "intent_at"),
                Database.instant(row, "sent_at"),
                Database.instant(row, "opened_at"),
                Database.instant(row, "clicked_at"),
                row.getString("provider"),
                row.getString("provider_id"),
                Sentence.read(row.getString("reason")));
    }
}
