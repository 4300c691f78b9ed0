package org.millrace.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.platform.ShardDepth;

/** What every place where runs live promises. */
abstract class RunStoreContract {

    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    abstract RunStore store();

    /** @return a due run of shard 3, entered and due at that instant */
    abstract long aRunDueAt(Instant due);

    abstract <T> T tx(java.util.concurrent.Callable<T> work);

    abstract RunStatus status(long runId);

    @Test
    @Tag("S2-13")
    void due_runs_of_the_shard_are_claimed_oldest_first() {
        long second = aRunDueAt(NOW.minusSeconds(5));
        long first = aRunDueAt(NOW.minusSeconds(9));
        aRunDueAt(NOW.plusSeconds(1));

        assertThat(claim(10)).containsExactly(first, second);
        assertThat(claim(1)).containsExactly(first);
        assertThat(tx(() -> store().claim(4, 10, NOW))).isEmpty();
    }

    @Test
    void given_runs_are_claimed_as_far_as_they_are_due() {
        long due = aRunDueAt(NOW);
        long later = aRunDueAt(NOW.plusSeconds(1));

        assertThat(tx(() -> store().claim(List.of(due, later), NOW)))
                .extracting(ClaimedRun::id)
                .containsExactly(due);
    }

    @Test
    void a_move_is_the_run_s_new_position() {
        long id = aRunDueAt(NOW);
        Instant later = NOW.plusSeconds(60);
        Loops loops = Loops.NONE.passed(4).passed(9).passed(9);
        tx(() -> {
            store().move(
                            List.of(new RunMove(
                                    id, null, 4, 3, RunStatus.WAITING, WaitReason.TIME, later, "b", NOW, loops, null)),
                            NOW);
            return null;
        });

        assertThat(claim(10)).isEmpty();
        ClaimedRun moved = tx(() -> store().claim(3, 10, later)).get(0);
        assertThat(moved.nodeNo()).isEqualTo(4);
        assertThat(moved.visit()).isEqualTo(3);
        assertThat(moved.stay()).isEqualTo(new Stay(WaitReason.TIME, later, null));
        assertThat(moved.loops()).isEqualTo(loops);
        assertThat(moved.variant()).isEqualTo("b");
        assertThat(moved.movedAt()).isEqualTo(NOW);
    }

    @Test
    @Tag("S2-13")
    void who_has_ended_or_stands_still_is_not_due() {
        long ended = aRunDueAt(NOW);
        long held = aRunDueAt(NOW);
        tx(() -> {
            store().move(List.of(ended(ended, new RunEnd("handoff", "to sales", NOW.plusSeconds(9)))), NOW);
            store().hold(List.of(held), RunStatus.FROZEN);
            return null;
        });

        assertThat(claim(10)).isEmpty();
        assertThat(status(ended)).isEqualTo(RunStatus.SUCCESS);
        assertThat(status(held)).isEqualTo(RunStatus.FROZEN);
    }

    @Test
    void who_stood_still_is_due_again_as_before() {
        long held = aRunDueAt(NOW);
        tx(() -> {
            store().hold(List.of(held), RunStatus.FROZEN);
            store().hold(List.of(held), RunStatus.WAITING);
            return null;
        });

        assertThat(claim(10)).containsExactly(held);
    }

    @Test
    @Tag("P-25")
    void who_is_put_off_is_due_later_and_waits_for_what_it_waited_for() {
        long late = aRunDueAt(NOW);
        long other = aRunDueAt(NOW);
        Instant later = NOW.plusSeconds(30);
        List<ClaimedRun> before = tx(() -> store().claim(List.of(late), NOW));
        tx(() -> {
            store().putOff(before, PutOff.HOST_AWAY, later);
            return null;
        });

        assertThat(claim(10)).containsExactly(other);
        assertThat(tx(() -> store().claim(List.of(late), later))).isEqualTo(before);
    }

    @Test
    void depth_is_counted_per_shard_up_to_the_limit() {
        for (int i = 0; i < 5; i++) {
            aRunDueAt(NOW);
        }

        assertThat(tx(() -> store().due(NOW, 3))).containsExactly(new ShardDepth(3, 3));
        assertThat(tx(() -> store().due(NOW, 9))).containsExactly(new ShardDepth(3, 5));
        assertThat(tx(() -> store().anyDue(NOW))).containsExactly(new ShardDepth(3, 1));
    }

    private static RunMove ended(long id, RunEnd end) {
        return new RunMove(id, null, 2, 2, RunStatus.SUCCESS, null, null, null, NOW, Loops.NONE, end);
    }

    private List<Long> claim(int limit) {
        return tx(() -> store().claim(3, limit, NOW)).stream()
                .map(ClaimedRun::id)
                .toList();
    }
}
