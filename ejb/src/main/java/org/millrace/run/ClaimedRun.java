package org.millrace.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/**
 * A due run under our row lock.
 *
 * @param movedAt when it came to its node
 * @param businessKey the case that it is about, such as an order; null = none
 */
public record ClaimedRun(
        long id,
        int tenant,
        long campaignId,
        long contactId,
        long versionId,
        int nodeNo,
        int visit,
        int shard,
        String variant,
        Instant enteredAt,
        Instant movedAt,
        Stay stay,
        Loops loops,
        String businessKey) {

    /** One that is about no business case. */
    public ClaimedRun(
            long id,
            int tenant,
            long campaignId,
            long contactId,
            long versionId,
            int nodeNo,
            int visit,
            int shard,
            String variant,
            Instant enteredAt,
            Instant movedAt,
            Stay stay,
            Loops loops) {
        this(
                id,
                tenant,
                campaignId,
                contactId,
                versionId,
                nodeNo,
                visit,
                shard,
                variant,
                enteredAt,
                movedAt,
                stay,
                loops,
                null);
    }

    /** @param row with the columns of {@code run} that have these names */
    public static ClaimedRun of(ResultSet row) throws SQLException {
        String waitingFor = row.getString("waiting_for");
        return new ClaimedRun(
                row.getLong("id"),
                row.getInt("tenant_id"),
                row.getLong("campaign_id"),
                row.getLong("contact_id"),
                row.getLong("version_id"),
                row.getInt("node_no"),
                row.getInt("visit"),
                row.getInt("shard"),
                row.getString("variant"),
                instant(row, "entered_at"),
                instant(row, "moved_at"),
                new Stay(
                        waitingFor == null ? null : WaitReason.valueOf(waitingFor),
                        instant(row, "wait_until"),
                        row.getString("signal"),
                        row.getString("skip_sends")),
                Loops.of(row.getString("loops")),
                row.getString("business_key"));
    }

    /** The same run, had it come to that node of that version at the same time. */
    public ClaimedRun at(long otherVersion, int otherNode) {
        return new ClaimedRun(
                id,
                tenant,
                campaignId,
                contactId,
                otherVersion,
                otherNode,
                visit,
                shard,
                variant,
                enteredAt,
                movedAt,
                nodeNo == otherNode ? stay : stay.withoutSignal(),
                loops,
                businessKey);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        // Of all that the driver offers the cheapest: a claim reads three of a thousand runs.
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
