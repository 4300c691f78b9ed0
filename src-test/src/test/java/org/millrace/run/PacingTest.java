package org.millrace.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.run.WorkflowBuilder.aWorkflow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.delivery.NewMessage;

/** A node that lets so many runs pass in a period. */
@Tag("S1-36")
class PacingTest {

    private static ManualEngine sending(String batch) {
        return new ManualEngine(aWorkflow()
                .node("mail", "send", "{\"channel\":\"null\",\"batch\":" + batch + "}")
                .node("done", "exit", "{}")
                .path("start", "mail", "done")
                .build());
    }

    private static void enter(ManualEngine engine, int count) {
        for (int n = 0; n < count; n++) {
            engine.enter(1
                    + engine.runs.statuses().values().stream()
                            .mapToLong(Long::longValue)
                            .sum());
        }
    }

    /** When those are due that have not passed, in order. */
    private static List<Instant> held(ManualEngine engine) {
        return LongStream.rangeClosed(
                        1,
                        engine.runs.statuses().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                .filter(run -> engine.runs.status(run).live())
                .mapToObj(engine.runs::dueAt)
                .sorted()
                .toList();
    }

    @Test
    void the_runs_beyond_the_number_are_held_at_the_node_until_their_period() {
        ManualEngine engine = sending("{\"atMost\": 3, \"per\": \"hour\"}");
        enter(engine, 8);
        engine.tick(Duration.ofMinutes(20));
        assertThat(engine.messages).hasSize(3);
        assertThat(held(engine))
                .containsExactly(
                        ManualEngine.START.plus(Duration.ofHours(1)),
                        ManualEngine.START.plus(Duration.ofHours(1)),
                        ManualEngine.START.plus(Duration.ofHours(1)),
                        ManualEngine.START.plus(Duration.ofHours(2)),
                        ManualEngine.START.plus(Duration.ofHours(2)));

        enter(engine, 2);
        engine.tick(Duration.ofMinutes(39));
        assertThat(engine.messages).hasSize(3);
        engine.tick(Duration.ofMinutes(1));
        assertThat(engine.messages).hasSize(6);
        engine.tick(Duration.ofHours(1));
        assertThat(engine.messages).hasSize(9);
        engine.tick(Duration.ofHours(1));
        assertThat(engine.messages).extracting(NewMessage::runId).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void a_run_that_is_looked_at_before_its_period_keeps_its_slot() {
        ManualEngine engine = sending("{\"atMost\": 1, \"per\": \"minute\"}");
        enter(engine, 3);
        engine.tick(Duration.ZERO);
        List<Instant> slots = held(engine);
        assertThat(slots).doesNotHaveDuplicates();
        for (int looks = 0; looks < 5; looks++) {
            for (long run = 1; run <= 3; run++) {
                if (engine.runs.status(run).live()) {
                    engine.runs.wake(run, null, engine.clock.instant());
                }
            }
            engine.tick(Duration.ZERO);
            assertThat(held(engine)).isEqualTo(slots);
        }
        assertThat(engine.messages).hasSize(1);
        engine.tick(Duration.ofMinutes(1));
        assertThat(engine.messages).hasSize(2);
        engine.tick(Duration.ofMinutes(1));
        assertThat(engine.messages).hasSize(3);
    }

    @Test
    void after_a_standstill_no_period_lets_more_pass_than_it_may() {
        ManualEngine engine = sending("{\"atMost\": 2, \"per\": \"hour\"}");
        enter(engine, 9);
        engine.tick(Duration.ZERO);
        engine.tick(Duration.ZERO);
        assertThat(engine.messages).hasSize(2);

        engine.clock.advance(Duration.ofHours(30));
        int before = engine.messages.size();
        for (int hours = 0; hours < 4; hours++) {
            engine.tick(Duration.ZERO);
            assertThat(engine.messages.size() - before).isLessThanOrEqualTo(2);
            before = engine.messages.size();
            engine.tick(Duration.ofMinutes(59));
            assertThat(engine.messages).hasSize(before);
            engine.tick(Duration.ofMinutes(1));
            assertThat(engine.messages.size() - before).isLessThanOrEqualTo(2);
            before = engine.messages.size();
        }
        assertThat(engine.messages).hasSize(9);
    }

    @Test
    void a_day_is_one_by_the_campaigns_clock() {
        ManualEngine engine = sending("{\"atMost\": 1, \"per\": \"day\"}");
        enter(engine, 2);
        engine.tick(Duration.ZERO);
        assertThat(held(engine)).containsExactly(Instant.parse("2026-03-03T00:00:00Z"));
    }
}
