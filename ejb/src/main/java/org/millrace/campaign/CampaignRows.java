package org.millrace.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Reads what several queries of campaigns have in common. */
final class CampaignRows {

    private CampaignRows() {}

    static CampaignBinding binding(ResultSet row) throws SQLException {
        return new CampaignBinding(
                row.getLong("id"),
                row.getInt("tenant_id"),
                CampaignStatus.valueOf(row.getString("status")),
                row.getLong("workflow_id"),
                AudienceKind.valueOf(row.getString("audience_kind")),
                row.getObject("segment_id", Long.class),
                List.of((Long[]) row.getArray("exclusions").getArray()),
                row.getString("time_zone"),
                reentry(row));
    }

    static Reentry reentry(ResultSet row) throws SQLException {
        Long window = row.getObject("reentry_window_seconds", Long.class);
        return new Reentry(
                ReentryPolicy.valueOf(row.getString("reentry")),
                row.getObject("reentry_limit", Integer.class),
                window == null ? null : Duration.ofSeconds(window));
    }
}
