package org.millrace.run.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.run.step.StepBench.NOW;
import static org.millrace.run.step.StepBench.arrived;
import static org.millrace.run.step.StepBench.outcome;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.run.StepOutcome;

class WaitStepTest {

    private final WaitStep step = new WaitStep();

    @ParameterizedTest
    @CsvSource({"5,minutes,PT5M", "5,hours,PT5H", "3,days,PT72H", "2,weeks,PT336H"})
    @Tag("S0-47")
    @Tag("S4-03")
    void a_wait_counts_from_the_arrival(int amount, String unit, Duration expected) {
        Instant arrival = NOW.minusSeconds(17);
        String config = "{\"amount\":%d,\"unit\":\"%s\"}".formatted(amount, unit);

        assertThat(outcome(step, config, arrived(arrival, false)))
                .isEqualTo(StepOutcome.waitUntil(arrival.plus(expected)));
    }

    @Test
    void a_run_goes_on_when_its_wait_is_over() {
        Instant arrival = NOW.minus(Duration.ofDays(3));

        assertThat(outcome(step, "{\"amount\":3,\"unit\":\"days\"}", arrived(arrival, true)))
                .isEqualTo(StepOutcome.continueBy("next"));
    }

    @Test
    @Tag("P-04")
    void a_run_that_is_looked_at_too_early_waits_on_until_the_same_end() {
        Instant arrival = NOW.minus(Duration.ofDays(1));

        assertThat(outcome(step, "{\"amount\":3,\"unit\":\"days\"}", arrived(arrival, true)))
                .isEqualTo(StepOutcome.waitUntil(arrival.plus(Duration.ofDays(3))));
    }

    @Test
    void a_wait_that_was_over_before_the_node_was_executed_is_not_waited_for() {
        Instant longAgo = NOW.minus(Duration.ofDays(3));

        assertThat(outcome(step, "{\"amount\":3,\"unit\":\"days\"}", arrived(longAgo, false)))
                .isEqualTo(StepOutcome.continueBy("next"));
    }

    @Test
    void a_wait_of_no_length_is_a_commit_of_its_own() {
        String config = "{\"amount\":0,\"unit\":\"minutes\"}";

        assertThat(outcome(step, config, arrived(NOW, false))).isEqualTo(StepOutcome.waitUntil(NOW));
        assertThat(outcome(step, config, arrived(NOW, true))).isEqualTo(StepOutcome.continueBy("next"));
    }
}
