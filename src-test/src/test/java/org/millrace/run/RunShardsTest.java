package org.millrace.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.millrace.rehearsal.MemoryRuns;

class RunShardsTest {

    @Test
    void mautic_7226_one_bad_run_never_touches_the_others() {
        Batches batches = new Batches(1_000, Set.of(17L, 18L, 700L));

        new RunShards(batches, 1_000).drain(0);

        assertThat(batches.done).hasSize(997).doesNotContain(17L, 18L, 700L);
        assertThat(batches.setAside).containsExactlyInAnyOrder(17L, 18L, 700L);
    }

    @Test
    void a_shard_is_drained_until_nothing_is_due() {
        Batches batches = new Batches(2_500, Set.of());

        new RunShards(batches, 1_000).drain(0);

        assertThat(batches.done).hasSize(2_500);
        assertThat(batches.transactions).isEqualTo(4);
    }

    @Test
    void who_has_drained_its_shard_helps_with_another_that_is_due() {
        Batches batches = new Batches(2_500, Set.of());
        batches.due.add(inShard(5));

        new RunShards(batches, 1_000).drain(0);

        assertThat(batches.done).hasSize(2_501).contains(inShard(5));
    }

    @Test
    void who_finds_nothing_in_its_shard_leaves_the_others_alone() {
        Batches batches = new Batches(10, Set.of());

        new RunShards(batches, 1_000).drain(5);

        assertThat(batches.done).isEmpty();
        assertThat(batches.transactions).isEqualTo(1);
    }

    @Test
    void a_failure_of_the_infrastructure_is_held_against_no_run() {
        Batches batches = new Batches(1_000, Set.of(17L));
        batches.failure = new IllegalStateException(new SQLException("connection lost", "08006"));

        assertThatThrownBy(() -> new RunShards(batches, 1_000).drain(0)).hasRootCauseMessage("connection lost");

        assertThat(batches.setAside).isEmpty();
        assertThat(batches.transactions).isEqualTo(1);
    }

    private static long inShard(int shard) {
        return shard * Batches.IDS;
    }

    /** Due runs with bad ones among them: a transaction that holds a bad one does nothing but fail. */
    private static final class Batches extends RunBatches {

        /** So many of a shard. */
        static final long IDS = 100_000;

        final Set<Long> due = new TreeSet<>();
        final Set<Long> bad;
        final List<Long> done = new ArrayList<>();
        final List<Long> setAside = new ArrayList<>();
        RuntimeException failure = new IllegalStateException("bad run");
        int transactions;

        Batches(int size, Set<Long> bad) {
            LongStream.rangeClosed(1, size).forEach(due::add);
            this.bad = bad;
        }

        @Override
        public int work(Claim claim, List<Long> claimed) {
            transactions++;
            MemoryRuns runs = new MemoryRuns();
            due.forEach(id -> runs.enter(aRun(id)));
            List<Long> mine = claim.in(runs, ManualEngine.START).stream()
                    .map(ClaimedRun::id)
                    .toList();
            claimed.addAll(mine);
            if (mine.stream().anyMatch(bad::contains)) {
                throw failure;
            }
            due.removeAll(mine);
            done.addAll(mine);
            return mine.size();
        }

        @Override
        public List<Integer> dueShards() {
            return due.stream().map(Batches::shard).distinct().toList();
        }

        private static int shard(long id) {
            return (int) (id / IDS);
        }

        @Override
        public void setAside(long runId, String error, String detail) {
            assertThat(error).contains("bad run");
            due.remove(runId);
            setAside.add(runId);
        }

        private static ClaimedRun aRun(long id) {
            return new ClaimedRun(
                    id,
                    1,
                    1,
                    id,
                    1,
                    1,
                    1,
                    shard(id),
                    null,
                    ManualEngine.START,
                    ManualEngine.START,
                    Stay.ARRIVED,
                    Loops.NONE);
        }
    }
}
