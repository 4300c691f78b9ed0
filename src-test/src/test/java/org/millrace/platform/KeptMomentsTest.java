package org.millrace.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A moment finer than PostgreSQL keeps is the same one whichever way it went in. */
class KeptMomentsTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final Instant FINE = Instant.parse("2026-03-02T09:00:00.123456789Z");
    private static final Instant KEPT = Instant.parse("2026-03-02T09:00:00.123456Z");

    @Test
    void a_value_is_cut_to_the_microsecond() {
        assertThat(asked("select cast(:at as timestamptz)", query -> query.bind("at", FINE)))
                .isEqualTo(KEPT);
    }

    @Test
    void so_is_one_of_an_array() {
        assertThat(asked("select x from unnest(:at) x", query -> query.bindArray("at", Instant.class, List.of(FINE))))
                .isEqualTo(KEPT);
    }

    @Test
    void so_is_one_of_a_batch_s_column() {
        assertThat(asked("select to_timestamp(x) from unnest(:at) x", query -> SqlArrays.of(query, List.of(FINE))
                        .instants("at", at -> at)))
                .isEqualTo(KEPT);
    }

    @Test
    void so_is_one_that_is_copied() {
        Instant copied = DATABASE.newTx(() -> DATABASE.jdbi().withHandle(h -> {
            h.execute("create temp table moment (at timestamptz) on commit drop");
            Database.copy(h, "moment (at)", new CopyRows().row(1).put(FINE));
            return h.createQuery("select at from moment").mapTo(Instant.class).one();
        }));

        assertThat(copied).isEqualTo(KEPT);
    }

    private static Instant asked(String sql, Consumer<Query> values) {
        return DATABASE.jdbi().withHandle(h -> {
            Query query = h.createQuery(sql);
            values.accept(query);
            return query.mapTo(Instant.class).one();
        });
    }
}
