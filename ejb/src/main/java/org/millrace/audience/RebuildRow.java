package org.millrace.audience;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.millrace.calendar.Occurrence;
import org.millrace.platform.Database;
import org.millrace.platform.Sentence;

/**
 * What became of a time of an audience's schedule.
 *
 * @param outcome FIRED = the audience was looked through; SKIPPED = it was not
 * @param reason why it was skipped, or that it was late
 * @param members how many the audience held then; null where it was skipped, and until they are counted
 * @param decidedAt when the time was looked at
 */
public record RebuildRow(
        long id, Instant scheduledAt, Occurrence.Outcome outcome, Sentence reason, Long members, Instant decidedAt) {

    static RebuildRow of(ResultSet row) throws SQLException {
        return new RebuildRow(
                row.getLong("id"),
                Database.instant(row, "scheduled_at"),
                Occurrence.Outcome.valueOf(row.getString("outcome")),
                Sentence.read(row.getString("reason")),
                row.getObject("members", Long.class),
                Database.instant(row, "decided_at"));
    }
}
