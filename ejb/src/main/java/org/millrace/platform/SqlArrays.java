package org.millrace.platform;

import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The columns of a batch as arrays for {@code unnest}. Arrays of their own type travel in binary form; an array of objects would be
 * written out as text and parsed again, which costs a batch more than deciding it.
 *
 * @param <T> what a row is made from
 */
public final class SqlArrays<T> {

    private static final double NANOS = 1e9;

    private final SqlStatement<?> statement;
    private final Collection<T> rows;

    private SqlArrays(SqlStatement<?> statement, Collection<T> rows) {
        this.statement = statement;
        this.rows = rows;
    }

    public static <T> SqlArrays<T> of(SqlStatement<?> statement, Collection<T> rows) {
        return new SqlArrays<>(statement, rows);
    }

    public SqlArrays<T> longs(String name, Function<T, Long> value) {
        return bind(name, "bigint", value, Long[]::new);
    }

    public SqlArrays<T> ints(String name, Function<T, Integer> value) {
        return bind(name, "integer", value, Integer[]::new);
    }

    public SqlArrays<T> booleans(String name, Function<T, Boolean> value) {
        return bind(name, "boolean", value, Boolean[]::new);
    }

    public SqlArrays<T> texts(String name, Function<T, String> value) {
        return bind(name, "text", value, String[]::new);
    }

    /** As seconds since 1970, cut to the microsecond that PostgreSQL keeps: read them with {@code to_timestamp(…)}. */
    public SqlArrays<T> instants(String name, Function<T, Instant> value) {
        return bind(name, "float8", row -> seconds(value.apply(row)), Double[]::new);
    }

    private static Double seconds(Instant instant) {
        return instant == null
                ? null
                : instant.getEpochSecond() + Database.kept(instant).getNano() / NANOS;
    }

    private <V> SqlArrays<T> bind(String name, String type, Function<T, V> value, IntFunction<V[]> empty) {
        statement.bind(name, new Column(type, rows.stream().map(value).toArray(empty)));
        return this;
    }

    /** Bound by {@link Database}. */
    record Column(String type, Object[] values) {}
}
