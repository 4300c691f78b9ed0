package org.millrace.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** {@link Retimings} as the row has them, place by place: a table of their own would cost each batch of runs a look into it. */
@Embeddable
record RetimingColumns(@Column(name = "retimed_at") Instant[] at, @Column(name = "retimed_millis") Long[] millis) {

    /** @param before null = there was none */
    static RetimingColumns and(RetimingColumns before, Instant frozenAt, Instant resumedAt) {
        return new RetimingColumns(
                with(before == null ? null : before.at, resumedAt, Instant[]::new),
                with(
                        before == null ? null : before.millis,
                        Duration.between(frozenAt, resumedAt).toMillis(),
                        Long[]::new));
    }

    private static <T> T[] with(T[] before, T one, IntFunction<T[]> array) {
        return Stream.concat(Stream.ofNullable(before).flatMap(Arrays::stream), Stream.of(one))
                .toArray(array);
    }
}
