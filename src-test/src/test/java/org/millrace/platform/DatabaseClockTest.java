package org.millrace.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Query;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabaseClockTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private final AtomicLong nanos = new AtomicLong();
    private final DatabaseClock clock = new DatabaseClock(nanos::get, Instant.parse("2026-11-21T18:15:05.883240Z"));

    @Test
    void it_goes_on_from_the_databases_time_by_the_time_that_passed() {
        nanos.addAndGet(1_500_000_000L);
        assertThat(clock.instant()).isEqualTo("2026-11-21T18:15:07.383240Z");

        clock.sampled(Instant.parse("2026-11-21T21:00:00Z"), nanos.get());
        nanos.addAndGet(1_000L);
        assertThat(clock.instant()).isEqualTo("2026-11-21T21:00:00.000001Z");
    }

    /** Else a run that waits for the event that it has itself fired at this moment would take it for an older one. */
    @Test
    @Tag("P-16")
    void a_moment_is_the_same_in_whichever_way_it_comes_into_the_database() {
        List<Instant> moments = Stream.generate(() -> {
                    nanos.addAndGet(1_237L);
                    return clock.instant();
                })
                .limit(2_000)
                .toList();

        assertThat(moments).allSatisfy(moment -> assertThat(same(moment)).isTrue());
    }

    private static boolean same(Instant moment) {
        return DATABASE.jdbi().withHandle(h -> {
            Query query = h.createQuery("select to_timestamp(x) = cast(:at as timestamptz) from unnest(:all) x")
                    .bind("at", moment);
            SqlArrays.of(query, List.of(moment)).instants("all", at -> at);
            return query.mapTo(Boolean.class).one();
        });
    }
}
