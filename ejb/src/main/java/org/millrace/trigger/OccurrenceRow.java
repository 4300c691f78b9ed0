package org.millrace.trigger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.millrace.calendar.Occurrence;
import org.millrace.platform.Database;
import org.millrace.platform.Sentence;

/**
 * What became of a time of a schedule.
 *
 * @param nodeNo the number of the trigger's node
 * @param scheduledAt the time itself
 * @param outcome FIRED = the audience entered; SKIPPED = it did not
 * @param reason why it was skipped, or that it was late
 * @param decidedAt when it was looked at
 */
public record OccurrenceRow(
        long id, int nodeNo, Instant scheduledAt, Occurrence.Outcome outcome, Sentence reason, Instant decidedAt) {

    static OccurrenceRow of(ResultSet row) throws SQLException {
        return new OccurrenceRow(
                row.getLong("id"),
                row.getInt("node_no"),
                Database.instant(row, "scheduled_at"),
                Occurrence.Outcome.valueOf(row.getString("outcome")),
                Sentence.read(row.getString("reason")),
                Database.instant(row, "decided_at"));
    }
}
