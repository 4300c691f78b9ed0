package org.millrace.run.mass;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What a chunk did.
 *
 * @param lastId where the next one begins; null when nobody was left
 * @param moved how many were made or changed
 */
record Chunk(Long lastId, long moved) {

    static Chunk of(ResultSet row) throws SQLException {
        return new Chunk(row.getObject("last_id", Long.class), row.getLong("moved"));
    }

    boolean wasLast() {
        return lastId == null;
    }
}
