package org.millrace.bench;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.millrace.platform.CopyRows;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** The columns of what a batch of the plain loop writes. */
final class PlainRows {

    private final short shard;
    private final List<Object[]> moves = new ArrayList<>();
    private final CopyRows pages = new CopyRows();
    private final Instant now = Instant.now();
    private final List<Object[]> messages = new ArrayList<>();

    PlainRows(int shard) {
        this.shard = (short) shard;
    }

    void move(PlainLoop.Claimed run, int node, int visit, String status, String waitingFor, String kind) {
        moves.add(new Object[] {run.id(), node, visit, status, waitingFor, kind});
    }

    void page(PlainLoop.Claimed run, String outcome, PlainLoop.Way way) {
        pages.row(8)
                .put(run.id())
                .put(now)
                .put("WAITING".equals(outcome) ? now : null)
                .put(1)
                .put(run.visit())
                .put(way.nodes())
                .put(way.ports())
                .put(outcome);
    }

    void message(PlainLoop.Claimed run, int node, int visit) {
        messages.add(new Object[] {run.id(), node, visit, run.contact(), shard});
    }

    void moves(Connection connection, PreparedStatement statement) throws SQLException {
        write(connection, statement, moves, "bigint", "integer", "integer", "text", "text", "text");
    }

    void pages(Connection connection) throws SQLException {
        ByteBuffer bytes = pages.end();
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy step_page (run_id, at, until, tenant_id, visit, nodes, ports, outcome)"
                        + " from stdin (format binary)");
        copy.writeToCopy(bytes.array(), 0, bytes.limit());
        copy.endCopy();
    }

    void messages(Connection connection, PreparedStatement statement) throws SQLException {
        write(connection, statement, messages, "bigint", "integer", "integer", "bigint", "smallint");
    }

    private static void write(Connection connection, PreparedStatement statement, List<Object[]> rows, String... types)
            throws SQLException {
        PGConnection driver = connection.unwrap(PGConnection.class);
        for (int column = 0; column < types.length; column++) {
            statement.setArray(column + 1, driver.createArrayOf(types[column], column(rows, column, types[column])));
        }
        statement.executeUpdate();
    }

    /** Arrays of primitives travel in binary form. */
    private static Object column(List<Object[]> rows, int index, String type) {
        return switch (type) {
            case "bigint" -> rows.stream().mapToLong(row -> (Long) row[index]).toArray();
            case "integer" ->
                rows.stream().mapToInt(row -> (Integer) row[index]).toArray();
            case "smallint" -> rows.stream().map(row -> (Short) row[index]).toArray(Short[]::new);
            default -> rows.stream().map(row -> (String) row[index]).toArray(String[]::new);
        };
    }
}
