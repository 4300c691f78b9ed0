package org.millrace.run.mass;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A mass move under our row lock. */
record MassMove(long id, int tenant, long campaignId, MassMoveKind kind, long lastContactId) {

    static MassMove of(ResultSet row) throws SQLException {
        return new MassMove(
                row.getLong("id"),
                row.getInt("tenant"),
                row.getLong("campaign_id"),
                MassMoveKind.valueOf(row.getString("kind")),
                row.getLong("last_contact_id"));
    }
}
