package org.millrace.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepPageTest {

    private static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");

    @Test
    void what_a_run_went_through_at_once_is_one_page() {
        assertThat(StepPage.of(List.of(
                        left(1, 1, 1), left(2, 1, 1), left(1, 2, 2), left(2, 2, 2), line(1, 3, 3), line(2, 3, 3))))
                .extracting(page -> page.first().runId(), StepPage::nodes)
                .containsExactly(tuple(1L, new int[] {1, 2, 3}), tuple(2L, new int[] {1, 2, 3}));
    }

    @Test
    void a_line_that_does_not_follow_the_former_begins_a_page() {
        StepLogEntry waited = line(1, 3, 3);
        StepLogEntry sameVisit = left(1, 3, 3);
        StepLogEntry later =
                new StepLogEntry(1, 1, 4, 4, NOW.plusSeconds(1), StepLogOutcome.CONTINUED, "next", null, null);
        StepLogEntry skipped = left(1, 6, 6);

        assertThat(StepPage.of(List.of(waited, sameVisit, later, skipped)))
                .extracting(StepPage::lines)
                .containsExactly(List.of(waited), List.of(sameVisit), List.of(later), List.of(skipped));
    }

    @Test
    void a_line_with_a_reason_is_the_last_of_its_page() {
        StepLogEntry reasoned = new StepLogEntry(1, 1, 1, 1, NOW, StepLogOutcome.CONTINUED, "next", null, "because");

        assertThat(StepPage.of(List.of(reasoned, left(1, 2, 2)))).hasSize(2);
    }

    @Test
    void a_page_without_ports_has_none() {
        assertThat(StepPage.of(List.of(line(1, 3, 3))))
                .singleElement()
                .extracting(StepPage::ports)
                .isNull();
    }

    private static StepLogEntry left(long run, int node, int visit) {
        return new StepLogEntry(1, run, node, visit, NOW, StepLogOutcome.CONTINUED, "next", null, null);
    }

    private static StepLogEntry line(long run, int node, int visit) {
        return new StepLogEntry(1, run, node, visit, NOW, StepLogOutcome.WAITING, null, NOW, null);
    }
}
