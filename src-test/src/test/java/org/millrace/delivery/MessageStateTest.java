package org.millrace.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.counter.Delta;
import org.millrace.counter.Metric;

class MessageStateTest {

    @Test
    @Tag("P-02")
    void only_a_word_from_outside_leads_out_of_uncertain_and_nothing_that_was_sent_comes_back() {
        assertThat(MessageState.UNCERTAIN.next())
                .containsExactlyInAnyOrder(MessageState.READY, MessageState.SENT, MessageState.FAILED);
        assertThat(MessageState.SENT.next()).doesNotContain(MessageState.READY, MessageState.CLAIMED);
        assertThat(List.of(MessageState.FAILED, MessageState.SKIPPED))
                .allMatch(state -> state.next().isEmpty());
        assertThat(MessageState.READY.mayBecome(MessageState.SENT)).isFalse();
    }

    /** Whatever way messages go, what was counted equals a recount of where they stand. */
    @Test
    void counters_equal_a_recount_on_every_way_through_the_table() {
        Random random = new Random(11);
        List<Moved> moves = new ArrayList<>();
        List<MessageState> stand = new ArrayList<>();
        for (int message = 0; message < 2_000; message++) {
            MessageState state = MessageState.READY;
            moves.add(move(message, null, state));
            for (int step = random.nextInt(8); step > 0 && !state.next().isEmpty(); step--) {
                MessageState next = state.next().stream()
                        .toList()
                        .get(random.nextInt(state.next().size()));
                moves.add(move(message, state, next));
                state = next;
            }
            stand.add(state);
        }
        Map<Metric, Long> counted = Moved.deltas(moves).stream()
                .collect(Collectors.groupingBy(Delta::metric, Collectors.summingLong(Delta::n)));
        Map<Metric, Long> recount = stand.stream()
                .flatMap(state -> state.counts().stream())
                .collect(Collectors.groupingBy(metric -> metric, Collectors.counting()));
        assertThat(counted).containsAllEntriesOf(recount).contains(entry(Metric.QUEUED, 2_000L));
        assertThat(counted.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(recount.values().stream().mapToLong(Long::longValue).sum());
    }

    private static Moved move(long message, MessageState was, MessageState is) {
        return new Moved(message, 1, 1, 1, 1, 1, 1, "email", null, was, is);
    }
}
