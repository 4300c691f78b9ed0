package org.millrace.run.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.run.step.StepBench.NOW;
import static org.millrace.run.step.StepBench.contact;
import static org.millrace.run.step.StepBench.outcome;
import static org.millrace.run.step.StepBench.port;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.campaign.CampaignStatus;
import org.millrace.campaign.CampaignTerms;
import org.millrace.campaign.Retimings;
import org.millrace.campaign.SendTiming;
import org.millrace.predicate.FactsNeeded;
import org.millrace.run.Effect;
import org.millrace.run.RunStatus;
import org.millrace.run.Stay;
import org.millrace.run.StepOutcome;
import org.millrace.run.Visit;

class SimpleStepsTest {

    private static final String VIP = "{\"type\":\"hasTag\",\"tag\":\"vip\"}";
    private static final String FINTECH = "{\"type\":\"attribute\",\"name\":\"industry\",\"equals\":\"fintech\"}";
    private static final String TWO_WAYS =
            "{\"ways\":[{\"port\":\"vip\",\"when\":" + VIP + "},{\"port\":\"fintech\",\"when\":" + FINTECH + "}]}";

    @Test
    void a_trigger_lets_everybody_in() {
        assertThat(outcome(new ManualTriggerStep(), "{}", contact(1, "{}"))).isEqualTo(StepOutcome.continueBy("next"));
    }

    @Test
    void a_send_hands_over_one_message_and_goes_on() {
        assertThat(outcome(new SendStep(), "{\"channel\":\"email\",\"template\":\"welcome\"}", contact(1, "{}")))
                .isEqualTo(StepOutcome.continueBy("next", new Effect.Send("email", "welcome")));
    }

    @Test
    void a_send_whose_template_is_archived_fails_and_hands_over_nothing() {
        CampaignTerms terms = new CampaignTerms(
                CampaignStatus.ACTIVE,
                ZoneOffset.UTC,
                null,
                null,
                null,
                SendTiming.AT_ONCE,
                Retimings.NONE,
                Set.of("old"));
        Visit visit = new Visit(1, 1, 7, terms, 1, null, NOW, Stay.ARRIVED, 0);

        assertThat(outcome(new SendStep(), "{\"channel\":\"email\",\"template\":\"old\"}", visit))
                .isEqualTo(new StepOutcome.Fail("The template old is archived"));
        assertThat(outcome(new SendStep(), "{\"channel\":\"email\",\"template\":\"new\"}", visit))
                .isEqualTo(StepOutcome.continueBy("next", new Effect.Send("email", "new")));
    }

    @Test
    @Tag("S2-18")
    @Tag("S4-04")
    void a_condition_has_two_ways() {
        String config = "{\"when\":" + VIP + "}";

        assertThat(port(outcome(new ConditionStep(), config, contact(1, "{}", "vip"))))
                .isEqualTo("yes");
        assertThat(port(outcome(new ConditionStep(), config, contact(1, "{}")))).isEqualTo("no");
    }

    @ParameterizedTest
    @CsvSource({"vip,fintech,vip", "vip,other,vip", "none,fintech,fintech", "none,other,otherwise"})
    @Tag("S4-05")
    void a_branch_takes_the_first_way_that_fits(String tag, String industry, String expected) {
        assertThat(port(outcome(new BranchStep(), TWO_WAYS, contact(1, "{\"industry\":\"" + industry + "\"}", tag))))
                .isEqualTo(expected);
    }

    @Test
    void a_step_says_what_its_conditions_read() {
        BranchStep branch = new BranchStep();
        SplitStep split = new SplitStep();

        assertThat(branch.reads(StepBench.configured(branch, TWO_WAYS)))
                .isEqualTo(new FactsNeeded(true, true, Set.of()));
        assertThat(split.reads(StepBench.configured(split, "{\"attribute\":\"a\",\"arms\":[]}")))
                .isEqualTo(new FactsNeeded(true, false, Set.of()));
        assertThat(split.reads(split.example()).nothing()).isTrue();
    }

    @Test
    void a_tag_step_adds_and_removes() {
        assertThat(outcome(new TagStep(), "{\"add\":[\"a\",\"b\"],\"remove\":[\"c\"]}", contact(1, "{}")))
                .isEqualTo(new StepOutcome.Continue(
                        "next", List.of(new Effect.AddTag("a"), new Effect.AddTag("b"), new Effect.RemoveTag("c"))));
    }

    @ParameterizedTest
    @CsvSource({"exit,success,SUCCESS", "cooldown,partial,PARTIAL", "handoff,failed,FAILED", "suppress,success,SUCCESS"
    })
    @Tag("S0-40")
    @Tag("S4-10")
    void an_exit_says_how_the_run_ends(String kind, String status, RunStatus expected) {
        String config = "{\"kind\":\"%s\",\"status\":\"%s\",\"reason\":\"because\"}".formatted(kind, status);

        StepOutcome.Finish end = (StepOutcome.Finish) outcome(new ExitStep(), config, contact(1, "{}"));

        assertThat(end.status()).isEqualTo(expected);
        assertThat(end.kind()).isEqualTo(kind);
        assertThat(end.reason()).isEqualTo("because");
    }

    @Test
    void an_exit_without_words_is_a_plain_success() {
        assertThat(outcome(new ExitStep(), "{}", contact(1, "{}")))
                .isEqualTo(StepOutcome.finish(RunStatus.SUCCESS, "exit", null));
    }
}
