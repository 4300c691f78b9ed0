package org.millrace.calendar;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.millrace.platform.Sentence;
import org.millrace.platform.SqlArrays;

/** Keeps decided times. Each kind of schedule has a table of its own for them, and its own insert. */
public final class OccurrenceRepository {

    /** What an insert reads the times from: {@code o (at, outcome, reason)}. */
    public static final String DECIDED =
            """
            (select to_timestamp(at) as at, outcome, reason
               from unnest(:times, :outcomes, :reasons) as given (at, outcome, reason)) as o
            """;

    private OccurrenceRepository() {}

    /**
     * @param insert into which the schedule is bound; it returns {@code scheduled_at} of what is new
     * @return the times that nobody had decided before
     */
    public static Set<Instant> record(Query insert, Collection<Occurrence> decided, Instant now) {
        SqlArrays.of(insert, decided)
                .instants("times", Occurrence::scheduledAt)
                .texts("outcomes", occurrence -> occurrence.outcome().name())
                .texts("reasons", occurrence -> kept(occurrence.reason()));
        return insert.bind("now", now).mapTo(Instant.class).collect(Collectors.toSet());
    }

    private static String kept(Sentence reason) {
        return reason == null ? null : reason.kept();
    }
}
