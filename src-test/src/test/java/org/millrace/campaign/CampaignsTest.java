package org.millrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.campaign.CampaignSnapshot.BoundGoal;
import org.millrace.platform.IfMatch;
import org.millrace.platform.NotFound;
import org.millrace.platform.StaleVersion;

/** A campaign made, changed, copied and found. */
class CampaignsTest extends CampaignGround {

    @Test
    @Tag("S0-01")
    @Tag("S0-07")
    @Tag("S0-15")
    @Tag("S2-07")
    void a_new_campaign_is_a_draft_of_the_caller_with_a_workflow_of_its_own() {
        CampaignSnapshot created = create(CampaignDetails.named("Spring Überraschung!"));

        assertThat(created.status()).isEqualTo(CampaignStatus.DRAFT);
        assertThat(created.owner()).isEqualTo("mia");
        assertThat(created.workflow().slug()).isEqualTo("spring-uberraschung");
        assertThat(created.workflow().publishedNo()).isNull();
        assertThat(created.audience().kind()).isEqualTo(AudienceKind.NONE);
        assertThat(created.type()).isEqualTo(CampaignType.BROADCAST);
    }

    @Test
    @Tag("S2-01")
    @Tag("S2-02")
    void what_was_decided_is_read_back() {
        segment("vips");
        product("shirts");
        product("shoes");
        CampaignSnapshot read = create(full("Spring"));

        assertThat(read.type()).isEqualTo(CampaignType.AB_TEST);
        assertThat(read.audience().kind()).isEqualTo(AudienceKind.SEGMENT);
        assertThat(read.audience().segment()).isEqualTo("vips");
        assertThat(read.fromEmail()).isEqualTo("news@example.com");
        assertThat(read.calendar()).isEqualTo(CALENDAR);
        assertThat(read.sendStrategy()).isEqualTo(SendStrategy.OPTIMISED);
        assertThat(read.trackOpens()).isFalse();
        assertThat(read.trackClicks()).isTrue();
        assertThat(read.goals()).extracting(BoundGoal::name).containsExactly("visit", "conversion");
        assertThat(read.goals().get(1).window()).isEqualTo(Duration.ofDays(14));
        assertThat(read.goals().get(1).valueProperty()).isEqualTo("value");
    }

    @Test
    void a_name_is_used_once_until_its_campaign_is_archived() {
        CampaignSnapshot first = create(CampaignDetails.named("Spring"));
        assertThatThrownBy(() -> create(CampaignDetails.named("Spring"))).isInstanceOf(CampaignNameTaken.class);

        life(life -> life.archive(first.id(), IfMatch.ABSENT));
        assertThat(create(CampaignDetails.named("Spring")).workflow().slug()).isEqualTo("spring-2");
    }

    @Test
    @Tag("S1-42")
    void a_draft_is_edited_by_whoever_saw_it_last_and_nothing_else_is_edited() {
        CampaignSnapshot draft = create(CampaignDetails.named("Spring"));
        CampaignSnapshot changed = on(campaigns ->
                campaigns.change(draft.id(), CampaignDetails.named("Summer"), IfMatch.version(draft.version())));

        assertThat(changed.name()).isEqualTo("Summer");
        assertThat(changed.workflow().id()).isEqualTo(draft.workflow().id());
        assertThatThrownBy(() -> on(campaigns -> campaigns.change(
                        draft.id(), CampaignDetails.named("Autumn"), IfMatch.version(draft.version()))))
                .isInstanceOf(StaleVersion.class);

        life(life -> life.archive(draft.id(), IfMatch.ABSENT));
        assertThatThrownBy(() ->
                        on(campaigns -> campaigns.change(draft.id(), CampaignDetails.named("Autumn"), IfMatch.any())))
                .isInstanceOf(IllegalCampaignTransition.class);
    }

    @Test
    @Tag("S0-26")
    @Tag("S0-27")
    @Tag("S0-28")
    @Tag("S0-29")
    @Tag("S0-30")
    @Tag("S0-31")
    @Tag("S0-32")
    void a_duplicate_is_a_new_draft_with_the_graph_and_settings_but_without_audience_and_past() {
        segment("vips");
        product("shirts");
        product("shoes");
        CampaignSnapshot original = create(full("Spring"));
        document(original.workflow().slug());
        long id = original.id();
        as(acme, fixture -> fixture.workflows.publish("spring", IfMatch.ABSENT));
        life(life -> life.activate(id, IfMatch.ABSENT));
        facts.fired().clear();

        CampaignSnapshot copy = on(campaigns -> campaigns.duplicate(id));

        assertThat(copy.name()).isEqualTo("Spring (copy)");
        assertThat(copy.status()).isEqualTo(CampaignStatus.DRAFT);
        assertThat(copy.activatedAt()).isNull();
        assertThat(copy.audience().kind()).isEqualTo(AudienceKind.NONE);
        assertThat(copy.goals()).extracting(BoundGoal::name).containsExactly("visit", "conversion");
        assertThat(copy.fromEmail()).isEqualTo("news@example.com");
        assertThat(copy.calendar()).isEqualTo(CALENDAR);
        assertThat(copy.sendStrategy()).isEqualTo(SendStrategy.OPTIMISED);
        assertThat(copy.workflow().slug()).isEqualTo("spring-copy");
        assertThat(copy.workflow().publishedNo()).isNull();
        assertThat(draft("spring-copy")
                        .replace("\"spring-copy\"", "\"spring\"")
                        .replace("\"Spring (copy)\"", "\"Spring\""))
                .isEqualTo(draft("spring"));
        assertThat(facts.fired()).isEmpty();
        assertThat(on(campaigns -> campaigns.duplicate(id)).name()).isEqualTo("Spring (copy 2)");
        assertThat(on(campaigns -> campaigns.get(id)).status()).isEqualTo(CampaignStatus.ACTIVE);
    }

    @Test
    void pages_come_newest_first_with_a_count_of_each_status() {
        List<Long> ids = IntStream.range(0, 5)
                .mapToObj(i -> create(CampaignDetails.named("c" + i)).id())
                .toList();
        life(life -> life.archive(ids.get(0), IfMatch.ABSENT));

        CampaignPage first = list(new CampaignQuery(null, null, Set.of(), 2, null));
        CampaignPage second =
                list(new CampaignQuery(null, null, Set.of(), 2, first.next().orElseThrow()));

        assertThat(first.items()).extracting(CampaignRow::id).containsExactly(ids.get(4), ids.get(3));
        assertThat(second.items()).extracting(CampaignRow::id).containsExactly(ids.get(2), ids.get(1));
        assertThat(second.next()).isEmpty();
        assertThat(first.byStatus())
                .containsEntry(CampaignStatus.DRAFT, 4L)
                .containsEntry(CampaignStatus.ARCHIVED, 1L)
                .hasSize(2);
        assertThat(list(new CampaignQuery("c0", null, Set.of(), 2, null)).items())
                .hasSize(1);
        assertThat(list(new CampaignQuery(null, "C3", Set.of(), 2, null)).items())
                .hasSize(1);
    }

    @Test
    @Tag("S2-07")
    void another_tenants_campaign_is_not_there() {
        long id = create(CampaignDetails.named("Spring")).id();

        assertThatThrownBy(() -> as(other, fixture -> fixture.campaigns.get(id)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as(other, fixture -> fixture.campaigns.duplicate(id)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as(other, fixture -> fixture.life.archive(id, IfMatch.ABSENT)))
                .isInstanceOf(NotFound.class);
        assertThat(as(other, fixture -> fixture.campaigns.list(CampaignQuery.first()))
                        .items())
                .isEmpty();
    }

    private String draft(String slug) {
        return as(acme, fixture -> fixture.workflows.draft(slug)).document();
    }
}
