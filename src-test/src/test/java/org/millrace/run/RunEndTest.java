package org.millrace.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.millrace.platform.Wording;

class RunEndTest {

    @Test
    void a_handoff_says_to_whom_in_the_readers_language() {
        assertThat(RunEnd.said("handoff", "to sales: Replied").in(Wording.GERMAN))
                .isEqualTo("übergeben an sales: Replied");
        assertThat(RunEnd.said("handoff", "to sales")).hasToString("handed over to sales");
    }

    @Test
    void what_the_author_of_another_exit_wrote_stays_as_it_is() {
        assertThat(RunEnd.said("exit", "to be continued").in(Wording.GERMAN)).isEqualTo("to be continued");
        assertThat(RunEnd.said("exit", null)).isNull();
    }

    @Test
    void who_took_a_run_out_is_told_in_the_readers_language() {
        assertThat(RunEnd.said("canceled", "asked for by mara: moved abroad").in(Wording.GERMAN))
                .isEqualTo("verlangt von mara: moved abroad");
    }
}
