package org.millrace.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DueRunsTest {

    @Test
    void a_hot_shard_gets_several_tickets_and_never_more_than_four() {
        List<Integer> tickets = DueRuns.shardsToDrain(
                List.of(
                        new RunStore.ShardDepth(3, 1),
                        new RunStore.ShardDepth(5, 1_001),
                        new RunStore.ShardDepth(9, 1_000_000)),
                1_000);

        assertThat(tickets).containsExactlyInAnyOrder(3, 5, 5, 9, 9, 9, 9);
    }

    @Test
    void nothing_due_is_no_ticket() {
        assertThat(DueRuns.shardsToDrain(List.of(), 1_000)).isEmpty();
    }
}
