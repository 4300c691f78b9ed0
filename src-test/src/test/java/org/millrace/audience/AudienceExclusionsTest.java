package org.millrace.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.platform.Audits;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.platform.StaleVersion;

@Tag("S1-08")
class AudienceExclusionsTest extends AudienceGround {

    private Segment leads;
    private Segment customers;
    private Segment vips;

    @BeforeEach
    void threeLeadsOfWhomOneIsACustomer() {
        leads = audiences(acme).create(list("Leads"));
        customers = audiences(acme).create(list("Customers"));
        vips = audiences(acme).create(segment("Vips", "{'type':'fieldEquals','field':'vip','value':1}"));
        List.of("a", "b", "c")
                .forEach(id -> add(acme, "leads", contact(acme, id, id.equals("c") ? "{'vip': 1}" : "{}")));
        add(acme, "customers", "b");
    }

    @Test
    @Tag("S1-45")
    void whoever_an_excluded_list_or_segment_holds_is_not_in_the_audience_of_a_list() {
        exclude("leads", "customers");
        assertThat(enrolled(AudienceRef.of(leads.id()))).containsExactly("a", "c");

        exclude("leads", "customers", "vips");
        assertThat(enrolled(AudienceRef.of(leads.id()))).containsExactly("a");
        assertThat(preview(acme).recount("leads").count()).isEqualTo(1);
        assertThat(audiences(acme).get("leads").members())
                .as("how many are on the list")
                .isEqualTo(3);

        exclude("leads");
        assertThat(enrolled(AudienceRef.of(leads.id()))).containsExactly("a", "b", "c");
    }

    @Test
    void a_segment_with_exclusions_holds_fewer_wherever_it_is_named() {
        audiences(acme).create(segment("Everybody", "{'type':'always'}"));
        audiences(acme).create(segment("Named", "{'type':'inSegment','segment':'everybody'}"));
        exclude("everybody", "customers");

        assertThat(members(acme).list("everybody", null, 10).items())
                .extracting(Member::externalId)
                .containsExactly("a", "c");
        assertThat(members(acme).list("named", null, 10).items())
                .extracting(Member::externalId)
                .containsExactly("a", "c");
        assertThat(preview(acme).explain("named", "b").member()).isFalse();
        assertThat(preview(acme).explain("named", "a").member()).isTrue();
    }

    @Test
    void exclusions_that_stand_for_more_rules_together_than_can_be_asked_are_refused() {
        audiences(acme).create(segment("One", "{'type':'always'}"));
        audiences(acme).create(segment("Two", "{'type':'always'}"));
        DATABASE.jdbi()
                .useHandle(
                        h -> h.execute("update segment set predicate = jsonb_build_object('type', 'any', 'of', (select"
                                + " jsonb_agg(jsonb_build_object('type', 'inSegment', 'segment', 's' || n))"
                                + " from generate_series(1, 120) n)) where slug in ('one', 'two')"));
        exclude("leads", "one");

        assertThatThrownBy(() -> exclude("leads", "one", "two"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("more than 200 rules");
    }

    @Test
    @Tag("P-13")
    void the_explanation_names_the_exclusion() {
        exclude("leads", "customers");

        MemberExplanation why = preview(acme).explain("leads", "b");

        assertThat(why.member()).isFalse();
        assertThat(why.why().toString()).contains("not in segment customers");
        assertThat(preview(acme).explain("leads", "a").member()).isTrue();
    }

    @Test
    @Tag("S1-45")
    void a_campaigns_own_exclusions_come_on_top_and_are_counted_beforehand() {
        exclude("leads", "customers");
        AudienceRef ref = new AudienceRef(leads.id(), List.of(customers.id(), vips.id()));

        assertThat(enrolled(ref)).containsExactly("a");
        assertThat(enrolled(new AudienceRef(null, List.of(vips.id())))).containsExactly("a", "b");
        assertThat(preview(acme).count(leads.id(), List.of("vips"))).isEqualTo(new AudienceCount(2, 1));
        assertThat(preview(acme).count(null, List.of("vips", "customers")).left())
                .isEqualTo(1);
    }

    @Test
    void exclusions_that_come_round_to_the_audience_or_are_not_there_are_refused() {
        exclude("customers", "leads");

        assertThatThrownBy(() -> exclude("leads", "customers"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("round");
        assertThatThrownBy(() -> exclude("leads", "leads")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> exclude("leads", "nowhere")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> audiences(acme)
                        .put(
                                "vips",
                                segment("Vips", "{'type':'inSegment','segment':'vips'}"),
                                IfMatch.version(vips.version())))
                .isInstanceOf(InvalidInput.class);
        assertThat(audiences(acme).get("leads").exclusions()).isEmpty();
    }

    @Test
    void a_change_is_on_record_wants_the_version_seen_and_stays_within_the_tenant() {
        SavedSegment saved = exclusions(acme).set("leads", List.of("customers"), IfMatch.version(leads.version()));

        assertThat(saved.segment().exclusions()).containsExactly("customers");
        assertThat(Audits.actions(DATABASE.jdbi(), acme)).contains("segment.exclusions-changed");
        assertThatThrownBy(() -> exclusions(acme).set("leads", List.of(), IfMatch.version(leads.version())))
                .isInstanceOf(StaleVersion.class);
        assertThatThrownBy(() -> exclusions(other).set("leads", List.of(), IfMatch.ABSENT))
                .isInstanceOf(NotFound.class);
        audiences(other).create(list("Mine"));
        assertThatThrownBy(() -> exclusions(other).set("mine", List.of("customers"), IfMatch.ABSENT))
                .isInstanceOf(InvalidInput.class);
    }
}
