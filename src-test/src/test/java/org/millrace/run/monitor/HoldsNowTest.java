package org.millrace.run.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.run.WorkflowBuilder.aWorkflow;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millrace.calendar.CalendarRules;
import org.millrace.run.PaceStore;
import org.millrace.run.monitor.CampaignHold.By;
import org.millrace.run.step.StandardSteps;
import org.millrace.workflow.CompiledWorkflow;
import org.millrace.workflow.StepCatalogue;
import org.millrace.workflow.WorkflowCompiler;

/** What holds a campaign on a Monday at nine in Vienna. */
class HoldsNowTest {

    private static final Instant NINE = Instant.parse("2026-03-02T08:00:00Z");
    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    private static final CompiledWorkflow WORKFLOW = new WorkflowCompiler(new StepCatalogue(StandardSteps.all()))
            .compile(aWorkflow()
                    .node("mail", "send", "{\"channel\":\"null\",\"batch\":{\"atMost\":100,\"per\":\"day\"}}")
                    .node("late", "send", "{\"channel\":\"null\",\"window\":{\"tue\":[\"09:00-12:00\"]}}")
                    .node("end", "exit", "{}")
                    .path("start", "mail", "late", "end")
                    .build());

    @Test
    void the_campaigns_quiet_hours_hold_until_they_are_over() {
        CalendarRules quiet = new CalendarRules(null, null, List.of(), List.of("08:00-10:00"));

        List<CampaignHold> holds = new HoldsNow(quiet, VIENNA, Map.of(), NINE).in(null);

        assertThat(holds).extracting(CampaignHold::by).containsExactly(By.QUIET_HOURS);
        assertThat(holds.get(0).until()).isEqualTo("2026-03-02T09:00:00Z");
    }

    @Test
    void a_step_holds_by_hours_of_its_own_and_by_turns_that_are_given_away() {
        PaceStore.Given wednesday = new PaceStore.Given(Instant.parse("2026-03-03T23:00:00Z"), 40);

        List<CampaignHold> holds =
                new HoldsNow(CalendarRules.ALWAYS, VIENNA, Map.of("mail", wednesday), NINE).in(WORKFLOW);

        assertThat(holds)
                .extracting(CampaignHold::node, CampaignHold::by, CampaignHold::until)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("mail", By.PACE, wednesday.period()),
                        org.assertj.core.groups.Tuple.tuple(
                                "late", By.STEP_HOURS, Instant.parse("2026-03-03T08:00:00Z")));
    }

    @Test
    void nothing_is_told_where_turns_are_free_and_no_calendar_restricts() {
        PaceStore.Given today = new PaceStore.Given(Instant.parse("2026-03-01T23:00:00Z"), 40);
        Instant open = Instant.parse("2026-03-03T08:30:00Z");

        assertThat(new HoldsNow(CalendarRules.ALWAYS, VIENNA, Map.of("mail", today), open).in(WORKFLOW))
                .isEmpty();
    }
}
