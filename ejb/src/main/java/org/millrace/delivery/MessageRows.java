package org.millrace.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementContext;
import org.millrace.platform.Database;

/** Rows of the ledger, read by hand. */
final class MessageRows {

    private MessageRows() {}

    static DueMessage due(ResultSet row, StatementContext context) throws SQLException {
        return new DueMessage(
                row.getLong("id"),
                row.getInt("tenant"),
                row.getLong("campaign_id"),
                row.getLong("run_id"),
                row.getInt("node_no"),
                row.getInt("visit"),
                row.getLong("contact_id"),
                row.getString("channel"),
                row.getObject("template_version_id", Long.class),
                row.getInt("attempts"),
                row.getInt("deferrals"),
                Database.instant(row, "deferred_since"),
                row.getString("topic"));
    }

    static Moved moved(ResultSet row, StatementContext context) throws SQLException {
        String was = row.getString("was");
        return new Moved(
                row.getLong("message_id"),
                row.getInt("tenant"),
                row.getLong("campaign_id"),
                row.getLong("version_id"),
                row.getLong("run_id"),
                row.getInt("node_no"),
                row.getInt("visit"),
                row.getString("channel"),
                row.getString("variant"),
                was == null ? null : MessageState.valueOf(was),
                MessageState.valueOf(row.getString("is")));
    }
}
