package org.millrace.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.platform.PostgresDatabase;

class RunRepositoryTest extends RunStoreContract {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private long contacts;

    @BeforeEach
    void empty() {
        DATABASE.clear();
    }

    @Override
    RunStore store() {
        return new RunRepository(DATABASE.jdbi());
    }

    @Override
    long aRunDueAt(Instant due) {
        contacts++;
        return DATABASE.jdbi().withHandle(h -> h.createQuery(
                        """
                        insert into run (tenant_id, campaign_id, contact_id, version_id, node_no, status, due_at, shard,
                                         entered_at, moved_at)
                        values (1, 1, :contact, 1, 1, 'WAITING', :due, 3, :due, :due) returning id
                        """)
                .bind("contact", contacts)
                .bind("due", due)
                .mapTo(Long.class)
                .one());
    }

    @Override
    <T> T tx(Callable<T> work) {
        return DATABASE.newTx(work);
    }

    @Override
    RunStatus status(long runId) {
        return DATABASE.jdbi().withHandle(h -> h.createQuery("select status from run where id = :id")
                .bind("id", runId)
                .mapTo(RunStatus.class)
                .one());
    }

    /** The dearest there are: one step to a page, with a port, an end of the wait and a reason. */
    @Test
    @Tag("P-22")
    void a_step_costs_at_most_three_hundred_bytes_with_its_indexes() {
        List<StepLogEntry> steps = LongStream.range(0, 20_000)
                .mapToObj(n -> new StepLogEntry(
                        1,
                        1 + n,
                        1 + (int) (n % 40),
                        1 + (int) (n % 9),
                        NOW.plusSeconds(n),
                        StepLogOutcome.WAITING,
                        "happened",
                        NOW.plusSeconds(n + 86_400),
                        "left out: the limit of 3 messages in 7 days is reached"))
                .toList();
        DATABASE.newTx(() -> new RunRepository(DATABASE.jdbi()).log(steps));

        long bytes =
                number("select sum(pg_total_relation_size(relid)) from pg_partition_tree('step_page') where isleaf");
        long lines = number("select count(*) from step_log");
        System.out.printf("%.1f bytes per step%n", (double) bytes / lines);

        assertThat(lines).isEqualTo(20_000);
        assertThat(bytes / lines).isLessThanOrEqualTo(300);
    }

    private static long number(String sql) {
        return DATABASE.jdbi()
                .withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
    }

    @Test
    void what_another_transaction_holds_is_left_out() {
        long held = aRunDueAt(NOW);
        long free = aRunDueAt(NOW);

        List<Long> theirs = tx(() -> {
            store().claim(List.of(held), NOW);
            return DATABASE.newTx(() -> store().claim(3, 10, NOW)).stream()
                    .map(ClaimedRun::id)
                    .toList();
        });

        assertThat(theirs).containsExactly(free);
    }

    @Test
    void the_trail_and_an_incident_are_kept_once() {
        long id = aRunDueAt(NOW);
        tx(() -> {
            store().log(List.of(new StepLogEntry(1, id, 1, 1, NOW, StepLogOutcome.CONTINUED, "next", null, null)));
            RunStore.NewIncident incident = new RunStore.NewIncident(1, 1, id, 1, 1, "broken", "detail");
            store().openIncidents(List.of(incident), NOW);
            store().openIncidents(List.of(incident), NOW);
            return null;
        });

        assertThat(count("step_log")).isEqualTo(1);
        assertThat(count("incident")).isEqualTo(1);
    }

    @Test
    @Tag("P-04")
    void a_live_run_without_a_reason_is_found_and_put_right() {
        long noDueTime = aRunDueAt(NOW);
        long noIncident = aRunDueAt(NOW);
        DATABASE.jdbi().useHandle(h -> {
            h.execute("update run set due_at = null where id = ?", noDueTime);
            h.execute("update run set status = 'INCIDENT' where id = ?", noIncident);
        });
        StuckRunRepository stuck = new StuckRunRepository(DATABASE.jdbi());

        assertThat(stuck.repairWithoutDueTime(NOW, 10)).containsExactly(noDueTime);
        assertThat(stuck.repairWithoutIncident(NOW, 10)).containsExactly(noIncident);
        assertThat(stuck.repairWithoutDueTime(NOW, 10)).isEmpty();
        assertThat(stuck.repairWithoutIncident(NOW, 10)).isEmpty();
        assertThat(tx(() -> store().claim(3, 10, NOW)))
                .extracting(ClaimedRun::id)
                .containsExactly(noDueTime);
    }

    @Test
    void the_trail_of_a_month_lies_in_a_partition_of_its_own() {
        StepLogPartitionRepository partitions = new StepLogPartitionRepository(DATABASE.jdbi());
        YearMonth march = YearMonth.of(2026, 3);
        tx(() -> {
            partitions.lock();
            partitions.prepare(march);
            partitions.prepare(march);
            store().log(List.of(new StepLogEntry(1, 1, 1, 1, NOW, StepLogOutcome.CONTINUED, "next", null, null)));
            return null;
        });

        assertThat(count("step_page_2026_03")).isEqualTo(1);
        assertThat(count("step_page_rest")).isZero();
    }

    @Test
    @Tag("P-13")
    void the_lines_of_a_page_are_read_as_they_were_written() {
        long id = aRunDueAt(NOW);
        List<StepLogEntry> lines = List.of(
                new StepLogEntry(1, id, 1, 1, NOW, StepLogOutcome.CONTINUED, "next", null, null),
                new StepLogEntry(1, id, 5, 2, NOW, StepLogOutcome.CONTINUED, "höch{,}", null, null),
                new StepLogEntry(1, id, 3, 3, NOW, StepLogOutcome.WAITING, null, NOW.plusSeconds(60), "why"));
        tx(() -> {
            store().log(lines);
            return null;
        });

        List<StepLogEntry> read = DATABASE.jdbi()
                .withHandle(h -> h.createQuery("select tenant_id as tenant, run_id, node_no, visit, at, outcome, port,"
                                + " until, reason from step_log where run_id = :run order by visit")
                        .bind("run", id)
                        .map(ConstructorMapper.of(StepLogEntry.class))
                        .list());
        assertThat(read).isEqualTo(lines);
        assertThat(count("step_page where run_id = " + id)).isEqualTo(1);
    }

    private static int count(String table) {
        return DATABASE.jdbi().withHandle(h -> h.createQuery("select count(*) from " + table)
                .mapTo(int.class)
                .one());
    }
}
