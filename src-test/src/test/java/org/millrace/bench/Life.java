package org.millrace.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

/**
 * The life that all contenders live: send, wait that is due at once, branch on the score, send, end. The wait ends the transaction,
 * so each life is two durable transitions.
 */
final class Life {

    static final String WORKFLOW =
            """
            {"slug": "life", "name": "Life",
             "nodes": [{"id": "start", "type": "manual-trigger"},
                       {"id": "welcome", "type": "send", "config": {"channel": "null"}},
                       {"id": "wait", "type": "wait", "config": {"amount": 0, "unit": "minutes"}},
                       {"id": "branch", "type": "branch", "config": {"ways": [
                           {"port": "high", "when": {"type": "leadScore", "criterion": "fit", "atLeast": 50}}]}},
                       {"id": "offer", "type": "send", "config": {"channel": "null"}},
                       {"id": "reminder", "type": "send", "config": {"channel": "null"}},
                       {"id": "done", "type": "exit"}],
             "edges": [{"from": "start", "to": "welcome"}, {"from": "welcome", "to": "wait"},
                       {"from": "wait", "to": "branch"}, {"from": "branch", "port": "high", "to": "offer"},
                       {"from": "branch", "port": "otherwise", "to": "reminder"},
                       {"from": "offer", "to": "done"}, {"from": "reminder", "to": "done"}]}
            """;

    /** Lines of a life's trail: start, send, wait, wait again, branch, send, done. */
    static final int LINES = 7;

    private Life() {}

    /** Contacts with an attribute or two and a score of 0 to 99. */
    static void contacts(DataSource database, int tenant, int contacts) {
        execute(
                database,
                """
                insert into contact (tenant_id, external_id, email, first_name, shard, created_at, updated_at, attributes)
                select %d, 'c' || n, 'c' || n || '@example.com', 'Ann', n %% 16, now(), now(),
                       jsonb_build_object('city', 'Basel', 'plan', 'pro')
                from generate_series(1, %d) n
                """
                        .formatted(tenant, contacts));
        execute(
                database,
                """
                insert into contact_score (tenant_id, contact_id, criterion, score, updated_at)
                select tenant_id, id, 'fit', id % 100, now() from contact
                """);
        execute(database, "vacuum analyze contact");
        execute(database, "vacuum analyze contact_score");
    }

    /** Fails unless each life left exactly what it should. */
    static void verify(DataSource database, long campaign, int lives) {
        Map<String, Long> found = new LinkedHashMap<>();
        Map<String, Long> expected = new LinkedHashMap<>();
        String ofCampaign = " in (select id from run where campaign_id = " + campaign + ")";
        expected.put("select count(*) from run where status = 'SUCCESS' and campaign_id = " + campaign, (long) lives);
        expected.put("select count(*) from step_log where run_id" + ofCampaign, (long) LINES * lives);
        expected.put(
                "select count(*) from message where state = 'SENT' and sent_at is not null and campaign_id = "
                        + campaign,
                2L * lives);
        expected.keySet().forEach(query -> found.put(query, number(database, query)));
        if (!found.equals(expected)) {
            throw new IllegalStateException("expected " + expected + " but found " + found);
        }
    }

    static void execute(DataSource database, String sql) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static long number(DataSource database, String sql) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
