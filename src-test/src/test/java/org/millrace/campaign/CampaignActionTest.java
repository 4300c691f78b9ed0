package org.millrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CampaignActionTest {

    @ParameterizedTest
    @EnumSource(CampaignStatus.class)
    @Tag("S1-43")
    void every_action_leads_along_the_one_table_of_transitions(CampaignStatus status) {
        assertThat(CampaignAction.allowed(status))
                .filteredOn(action -> action.to() != null)
                .allSatisfy(action -> assertThat(status.next()).contains(action.to()));
    }

    @ParameterizedTest
    @EnumSource(CampaignStatus.class)
    @Tag("S2-03")
    void every_transition_of_the_table_but_scheduling_has_its_action(CampaignStatus status) {
        Set<CampaignStatus> reached = EnumSet.noneOf(CampaignStatus.class);
        CampaignAction.allowed(status).stream()
                .filter(action -> action.to() != null)
                .forEach(action -> reached.add(action.to()));
        Set<CampaignStatus> wanted = EnumSet.noneOf(CampaignStatus.class);
        wanted.addAll(status.next());
        wanted.remove(CampaignStatus.SCHEDULED);
        assertThat(reached).isEqualTo(wanted);
    }

    @Test
    @Tag("S1-42")
    void only_a_draft_can_be_edited() {
        assertThat(Arrays.stream(CampaignStatus.values()).filter(CampaignAction.EDIT::allowedIn))
                .containsExactly(CampaignStatus.DRAFT);
    }

    @Test
    @Tag("S0-07")
    @Tag("S0-08")
    @Tag("S0-10")
    void only_an_active_campaign_enrols_and_a_completed_one_lets_those_inside_go_on() {
        assertThat(Arrays.stream(CampaignStatus.values()).filter(CampaignStatus::enrols))
                .containsExactly(CampaignStatus.ACTIVE);
        assertThat(CampaignStatus.COMPLETED.moves()).isTrue();
        assertThat(CampaignStatus.FROZEN.moves()).isFalse();
        assertThat(CampaignStatus.ARCHIVED.moves()).isFalse();
    }

    @Test
    @Tag("S2-08")
    void a_refusal_names_the_rule_the_status_and_what_can_be_done() {
        assertThat(new IllegalCampaignTransition(CampaignAction.ACTIVATE, CampaignStatus.COMPLETED))
                .hasMessage("Campaign must be in draft or scheduled status to launch. This one is completed; "
                        + "what can be done with it: archive.");
        assertThat(new IllegalCampaignTransition(CampaignAction.FREEZE, CampaignStatus.DRAFT))
                .hasMessage("To freeze a campaign it must be active or paused. This one is draft; "
                        + "what can be done with it: edit, activate, archive.");
        assertThat(new IllegalCampaignTransition(CampaignAction.RESUME, CampaignStatus.ARCHIVED))
                .hasMessageEndingWith("what can be done with it: reading and duplicating it.");
    }
}
