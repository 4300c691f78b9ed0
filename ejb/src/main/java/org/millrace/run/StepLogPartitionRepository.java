package org.millrace.run;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;

/** Makes the partitions of {@code step_page}; what no partition is for goes to {@code step_page_rest}. */
@Dependent
class StepLogPartitionRepository {

    private static final long LOCK = 0x4d52_5354_4550L;

    private final Jdbi jdbi;

    @Inject
    StepLogPartitionRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One node at a time, until the transaction ends. */
    void lock() {
        jdbi.useHandle(h -> h.createQuery("select 1 from (select pg_advisory_xact_lock(:lock)) l")
                .bind("lock", LOCK)
                .mapTo(Integer.class)
                .one());
    }

    /** Does nothing when it is there, or when the month's first rows are in the rest already. */
    void prepare(YearMonth month) {
        String name = "step_page_%d_%02d".formatted(month.getYear(), month.getMonthValue());
        LocalDate first = month.atDay(1);
        LocalDate next = month.plusMonths(1).atDay(1);
        jdbi.useHandle(h -> {
            boolean needless = h.createQuery(
                            """
                            select to_regclass(:name) is not null
                                or exists (select 1 from step_page_rest where at >= :first and at < :next)
                            """)
                    .bind("name", name)
                    .bind("first", first.atStartOfDay(ZoneOffset.UTC).toInstant())
                    .bind("next", next.atStartOfDay(ZoneOffset.UTC).toInstant())
                    .mapTo(Boolean.class)
                    .one();
            if (!needless) {
                h.execute("create table %s partition of step_page for values from ('%s 00:00+00') to ('%s 00:00+00')"
                        .formatted(name, first, next));
            }
        });
    }
}
