package org.millrace.run.mass;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.millrace.platform.Json;

/**
 * A mass move under our row lock.
 *
 * @param holds whether nobody inside moves until it is done
 * @param params what its kind must know besides, as JSON; null for most
 * @param lastId the contact, or message, after which the next chunk begins
 * @param moved how many it has changed so far
 */
record MassMove(
        long id,
        int tenant,
        long campaignId,
        MassMoveKind kind,
        String reason,
        boolean holds,
        String params,
        long lastId,
        long moved) {

    static MassMove of(ResultSet row) throws SQLException {
        return new MassMove(
                row.getLong("id"),
                row.getInt("tenant"),
                row.getLong("campaign_id"),
                MassMoveKind.valueOf(row.getString("kind")),
                row.getString("reason"),
                row.getBoolean("holds"),
                row.getString("params"),
                row.getLong("last_id"),
                row.getLong("moved"));
    }

    <T> T params(Class<T> type) {
        return Json.read(params, type);
    }
}
