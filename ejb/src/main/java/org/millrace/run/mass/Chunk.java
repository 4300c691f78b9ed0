package org.millrace.run.mass;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What a chunk did.
 *
 * @param lastContactId where the next one begins; null when nobody was left
 * @param moved how many runs were made or changed
 */
record Chunk(Long lastContactId, long moved) {

    static Chunk of(ResultSet row) throws SQLException {
        return new Chunk(row.getObject("last_contact_id", Long.class), row.getLong("moved"));
    }

    boolean wasLast() {
        return lastContactId == null;
    }
}
