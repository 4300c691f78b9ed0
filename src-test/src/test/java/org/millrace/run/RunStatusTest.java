package org.millrace.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RunStatusTest {

    @Test
    @Tag("S0-41")
    void a_run_that_has_ended_never_moves_again() {
        assertThat(Arrays.stream(RunStatus.values()).filter(status -> !status.live()))
                .containsExactly(RunStatus.SUCCESS, RunStatus.PARTIAL, RunStatus.FAILED, RunStatus.CANCELED)
                .allMatch(status -> status.next().isEmpty());
    }

    @Test
    void every_live_run_can_be_canceled() {
        assertThat(Arrays.stream(RunStatus.values()).filter(RunStatus::live))
                .allMatch(status -> status.mayBecome(RunStatus.CANCELED));
    }
}
