package org.millrace.run.step;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.calendar.Missed;
import org.millrace.platform.Json;
import org.millrace.workflow.StepKind;
import org.millrace.workflow.TriggerKind;

class TriggerStepsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    @Tag("S0-38")
    void there_are_four_kinds_of_triggers_and_each_only_lets_runs_begin() {
        List<TriggerStep<?>> triggers = List.of(
                new ManualTriggerStep(), new ScheduleTriggerStep(), new WebhookTriggerStep(), new EventTriggerStep());

        assertThat(triggers).extracting(TriggerStep::triggerKind).containsExactly(TriggerKind.values());
        assertThat(triggers).allMatch(step -> step.kind() == StepKind.TRIGGER);
        assertThat(StandardSteps.all())
                .filteredOn(step -> step.trigger().isPresent())
                .hasSize(4);
    }

    @Test
    void a_schedule_that_says_nothing_more_fires_once_within_the_hour_on_the_campaigns_clock() {
        ScheduleTriggerStep.Configuration schedule =
                Json.read("{\"cron\":\"0 9 * * *\"}", ScheduleTriggerStep.Configuration.class);

        assertThat(schedule.missed()).isEqualTo(Missed.FIRE_ONCE);
        assertThat(schedule.whenMissed().grace()).isEqualTo(Duration.ofHours(1));
        assertThat(schedule.zone("Europe/Vienna")).isEqualTo(ZoneId.of("Europe/Vienna"));
    }

    @Test
    @Tag("S4-01")
    void an_event_is_accepted_when_its_properties_fit() {
        EventTriggerStep.Configuration big = Json.read(
                """
                {"event": "order_paid", "where": {"type": "all", "of": [
                   {"type": "attribute", "name": "amount", "atLeast": 50},
                   {"type": "not", "of": {"type": "attribute", "name": "email", "exists": true}}]}}
                """,
                EventTriggerStep.Configuration.class);

        assertThat(big.accepts(json("{\"amount\": 50}"), NOW)).isTrue();
        assertThat(big.accepts(json("{\"amount\": 49.9}"), NOW)).isFalse();
        assertThat(big.accepts(json("{\"amount\": 50, \"email\": \"a@example.com\"}"), NOW))
                .isFalse();
        assertThat(big.accepts(json("{}"), NOW)).isFalse();
    }

    @Test
    void an_event_names_its_business_case_by_a_property_that_has_a_value() {
        EventTriggerStep.Configuration keyed = Json.read(
                "{\"event\": \"order_paid\", \"businessKey\": \"order\"}", EventTriggerStep.Configuration.class);

        assertThat(keyed.key(json("{\"order\": 4711}"))).contains("4711");
        assertThat(keyed.key(json("{\"order\": \"A-1\"}"))).contains("A-1");
        assertThat(keyed.key(json("{\"order\": \" \"}"))).isEmpty();
        assertThat(keyed.key(json("{\"order\": null}"))).isEmpty();
        assertThat(keyed.key(json("{\"order\": {\"id\": 1}}"))).isEmpty();
        assertThat(keyed.key(json("{}"))).isEmpty();
    }

    private static JsonNode json(String text) {
        return Json.tree(text);
    }
}
