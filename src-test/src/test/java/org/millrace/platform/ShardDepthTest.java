package org.millrace.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShardDepthTest {

    @Test
    void a_hot_shard_gets_several_tickets_and_never_more_than_the_most() {
        List<Integer> tickets = ShardDepth.toDrain(
                List.of(new ShardDepth(3, 1), new ShardDepth(5, 1_001), new ShardDepth(9, 1_000_000)), 1_000, 4);

        assertThat(tickets).containsExactlyInAnyOrder(3, 5, 5, 9, 9, 9, 9);
    }

    @Test
    void nothing_due_is_no_ticket() {
        assertThat(ShardDepth.toDrain(List.of(), 1_000, 4)).isEmpty();
    }
}
