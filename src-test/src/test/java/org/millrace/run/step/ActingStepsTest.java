package org.millrace.run.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.run.step.StepBench.NOW;
import static org.millrace.run.step.StepBench.contact;
import static org.millrace.run.step.StepBench.outcome;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.campaign.CampaignStatus;
import org.millrace.campaign.CampaignTerms;
import org.millrace.platform.Json;
import org.millrace.run.Effect;
import org.millrace.run.Stay;
import org.millrace.run.StepOutcome;
import org.millrace.run.Visit;
import org.millrace.run.WaitReason;

class ActingStepsTest {

    private static final String QUESTION =
            "{\"question\":\"Call?\",\"assignee\":\"sales\",\"within\":{\"amount\":2,\"unit\":\"days\"}}";
    private static final Instant DEADLINE = NOW.plus(Duration.ofDays(2));

    @Test
    void an_attribute_is_set_as_the_rules_of_contacts_store_it() {
        assertThat(outcome(new SetAttributeStep(), "{\"name\":\"stage\",\"value\":\"won\"}", contact(1, "{}")))
                .isEqualTo(StepOutcome.continueBy("next", new Effect.SetAttribute("stage", TextNode.valueOf("won"))));
    }

    @Test
    @Tag("S2-23")
    void a_score_moves_by_the_criterion_that_the_step_names() {
        assertThat(outcome(new AdjustScoreStep(), "{\"criterion\":\"heat\",\"by\":-5}", ofProduct("fit")))
                .isEqualTo(StepOutcome.continueBy("next", new Effect.AdjustScore("heat", new BigDecimal(-5))));
    }

    @Test
    @Tag("S0-36")
    void a_score_without_a_criterion_is_that_of_the_campaign_s_primary_product() {
        assertThat(outcome(new AdjustScoreStep(), "{\"by\":5}", ofProduct("fit-savings")))
                .isEqualTo(StepOutcome.continueBy("next", new Effect.AdjustScore("fit-savings", new BigDecimal(5))));
        assertThat(outcome(new AdjustScoreStep(), "{\"by\":5}", ofProduct(null)))
                .isInstanceOf(StepOutcome.Fail.class);
    }

    @Test
    @Tag("S4-08")
    void an_event_is_fired_with_its_properties() {
        assertThat(outcome(new FireEventStep(), "{\"name\":\"done\",\"properties\":{\"a\":1}}", contact(1, "{}")))
                .isEqualTo(StepOutcome.continueBy(
                        "next", new Effect.FireEvent("done", Json.read("{\"a\":1}", ObjectNode.class))));
    }

    @ParameterizedTest
    @CsvSource({"0,again", "2,again", "3,next", "4,next"})
    void a_jump_leads_back_so_many_times_and_then_on(int passes, String port) {
        Visit visit = new Visit(1, 1, 7, null, 1, null, NOW, Stay.ARRIVED, passes);

        assertThat(StepBench.port(outcome(new JumpStep(), "{\"atMost\":3}", visit)))
                .isEqualTo(port);
    }

    @Test
    @Tag("S3-13")
    void a_person_is_asked_once_when_the_run_comes() {
        StepOutcome.Wait asked = (StepOutcome.Wait) outcome(new ApprovalStep(), QUESTION, staying(NOW, Stay.ARRIVED));

        assertThat(asked.reason()).isEqualTo(WaitReason.APPROVAL);
        assertThat(asked.until()).isEqualTo(DEADLINE);
        assertThat(asked.effects()).containsExactly(new Effect.AskApproval("Call?", "sales", DEADLINE));

        StepOutcome.Wait again = (StepOutcome.Wait) outcome(new ApprovalStep(), QUESTION, staying(NOW, waiting(null)));
        assertThat(again.effects()).isEmpty();
        assertThat(again.until()).isEqualTo(DEADLINE);
    }

    @ParameterizedTest
    @CsvSource({"approved,0,approved", "rejected,0,rejected", "approved,3,approved", ",2,timeout", ",3,timeout"})
    @Tag("S3-13")
    void the_answer_is_the_port_and_no_answer_in_time_is_one_too(String signal, int daysAgo, String port) {
        Visit visit = staying(NOW.minus(Duration.ofDays(daysAgo)), waiting(signal));

        assertThat(StepBench.port(outcome(new ApprovalStep(), QUESTION, visit))).isEqualTo(port);
    }

    @Test
    @Tag("S0-40")
    void a_cooldown_keeps_the_contact_away_for_its_time() {
        StepOutcome.Finish end = exit("{\"kind\":\"cooldown\",\"duration\":{\"amount\":2,\"unit\":\"weeks\"}}");

        assertThat(end.cooldown()).isEqualTo(Duration.ofDays(14));
    }

    @Test
    @Tag("S0-40")
    void a_handoff_says_to_whom_in_the_trail_and_as_an_event() {
        StepOutcome.Finish end = exit("{\"kind\":\"handoff\",\"to\":\"sales\",\"reason\":\"replied\"}");

        assertThat(end.reason()).isEqualTo("to sales: replied");
        assertThat(end.effects())
                .containsExactly(new Effect.FireEvent(
                        "campaign_handoff", Json.read("{\"to\":\"sales\",\"reason\":\"replied\"}", ObjectNode.class)));
    }

    @Test
    @Tag("S0-40")
    void a_suppression_opts_out_of_the_channel_or_of_all() {
        assertThat(exit("{\"kind\":\"suppress\",\"channel\":\"email\"}").effects())
                .containsExactly(new Effect.Suppress("email", "*"));
        assertThat(exit("{\"kind\":\"suppress\"}").effects()).containsExactly(new Effect.Suppress("*", "*"));
    }

    private static StepOutcome.Finish exit(String config) {
        return (StepOutcome.Finish) outcome(new ExitStep(), config, contact(1, "{}"));
    }

    private static Visit ofProduct(String criterion) {
        CampaignTerms terms = new CampaignTerms(CampaignStatus.ACTIVE, ZoneOffset.UTC, null, criterion, null);
        return new Visit(1, 1, 7, terms, 1, null, NOW, Stay.ARRIVED, 0);
    }

    private static Visit staying(Instant arrivedAt, Stay stay) {
        return new Visit(1, 1, 7, null, 1, null, arrivedAt, stay, 0);
    }

    private static Stay waiting(String signal) {
        return new Stay(WaitReason.APPROVAL, DEADLINE, signal);
    }
}
