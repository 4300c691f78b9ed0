package org.millrace.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.platform.Audits;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Json;
import org.millrace.platform.NotFound;
import org.millrace.platform.Page;
import org.millrace.platform.PreconditionRequired;
import org.millrace.platform.StaleVersion;

class AudiencesTest extends AudienceGround {

    @Test
    @Tag("S1-06")
    void a_segment_is_read_back_with_its_rule_in_words_by_slug_and_by_id() {
        Segment made = audiences(acme).create(segment("Big Spenders", "{'type':'hasTag','tag':'vip'}"));

        assertThat(made.slug()).isEqualTo("big-spenders");
        assertThat(made.sentence().toString()).isEqualTo("tagged vip");
        assertThat(made.members()).isNull();
        assertThat(audiences(acme).get("big-spenders")).isEqualTo(made);
        assertThat(audiences(acme).get(String.valueOf(made.id()))).isEqualTo(made);
        assertThat(Json.tree(Json.write(made)).path("sentence").asText()).isEqualTo("tagged vip");
        assertThat(Audits.actions(DATABASE.jdbi(), acme)).containsExactly("segment.created");
    }

    @Test
    void a_foreign_tenant_sees_nothing_and_may_use_the_same_slug() {
        Segment made = audiences(acme).create(list("Leads"));
        add(acme, "leads", contact(acme, "c-1", "{}"));

        assertThatThrownBy(() -> audiences(other).get("leads")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> audiences(other).get(String.valueOf(made.id())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> members(other).list("leads", null, 10)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> resolver().where(other, AudienceRef.of(made.id())))
                .isInstanceOf(NotFound.class);
        assertThat(audiences(other).create(list("Leads")).slug()).isEqualTo("leads");
        assertThat(members(other).add("leads", List.of("c-1")).unknown()).containsExactly("c-1");
    }

    @Test
    void two_of_one_slug_are_refused() {
        audiences(acme).create(list("Leads"));

        assertThatThrownBy(() -> audiences(acme).create(list("leads"))).isInstanceOf(SegmentTaken.class);
    }

    @Test
    void a_mistake_in_the_details_is_named_with_its_place() {
        assertThatThrownBy(() -> audiences(acme)
                        .create(new SegmentDetails(
                                "Not A Slug",
                                " ",
                                null,
                                SegmentKind.SEGMENT,
                                json("{'type':'all','of':[{'type':'open'}]}"))))
                .isInstanceOfSatisfying(InvalidInput.class, refused -> assertThat(refused.violations())
                        .extracting(violation -> violation.where())
                        .containsExactly("name", "slug", "predicate.of[0].type"));
        assertThatThrownBy(() ->
                        audiences(acme).create(segment("x", "{'type':'event','name':'opened','sinceStart':true}")))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    @Tag("S1-02")
    @Tag("S1-23")
    void an_edit_names_the_live_campaigns_that_it_reaches_and_wants_the_version_seen() {
        Segment made = audiences(acme).create(segment("Vips", "{'type':'hasTag','tag':'vip'}"));
        usage.uses.put(
                made.id(),
                List.of(
                        new SegmentUse(7, "Spring", "ACTIVE", true, false, null),
                        new SegmentUse(8, "Summer", "DRAFT", false, false, null),
                        new SegmentUse(9, "Autumn", "ACTIVE", true, true, null)));
        SegmentDetails wider = segment("Vips", "{'type':'always'}");

        assertThatThrownBy(() -> audiences(acme).put("vips", wider, IfMatch.ABSENT))
                .isInstanceOf(PreconditionRequired.class);
        assertThatThrownBy(() -> audiences(acme).put("vips", wider, IfMatch.version(5)))
                .isInstanceOf(StaleVersion.class);
        SavedSegment saved = audiences(acme).put("vips", wider, IfMatch.version(0));

        assertThat(saved.created()).isFalse();
        assertThat(saved.segment().version()).isEqualTo(1);
        assertThat(saved.warnings())
                .satisfiesExactly(
                        takenIn -> assertThat(takenIn).contains("Spring").contains("active: it enrols"),
                        leftOut -> assertThat(leftOut).contains("Autumn").contains("active: it leaves out"));
        assertThat(audiences(acme).list(SegmentQuery.inUse()).items())
                .singleElement()
                .satisfies(row -> assertThat(List.of(row.campaigns(), row.liveCampaigns(), row.leavingOut()))
                        .containsExactly(3L, 2L, 1L));
        assertThat(audiences(acme).usage("vips"))
                .extracting(SegmentUse::name)
                .containsExactly("Spring", "Summer", "Autumn");
    }

    @Test
    void putting_a_slug_that_is_not_there_makes_it() {
        SavedSegment saved =
                audiences(acme).put("2026", new SegmentDetails(null, "Year", null, null, null), IfMatch.ABSENT);

        assertThat(saved.created()).isTrue();
        assertThat(saved.segment().kind()).isEqualTo(SegmentKind.LIST);
        assertThat(audiences(acme).get("2026")).isEqualTo(saved.segment());
        assertThatThrownBy(() -> audiences(acme).put("2026", segment("Year", "{'type':'always'}"), IfMatch.any()))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    @Tag("S1-03")
    void archived_ones_are_on_a_shelf_of_their_own() {
        audiences(acme).create(list("Old"));
        audiences(acme).create(list("New"));

        assertThat(audiences(acme).archive("old", true).archived()).isTrue();
        assertThat(audiences(acme).archive("old", true).version()).isEqualTo(1);
        assertThat(slugs(false)).containsExactly("new");
        assertThat(slugs(true)).containsExactly("old");
        audiences(acme).archive("old", false);
        assertThat(slugs(false)).containsExactly("new", "old");
    }

    @Test
    @Tag("S1-22")
    void pages_follow_each_other_and_a_search_narrows_them() {
        IntStream.range(0, 5).forEach(i -> audiences(acme).create(list("List " + i)));

        Page<SegmentRow> first = audiences(acme).list(new SegmentQuery(null, null, false, null, 3));
        Page<SegmentRow> second = audiences(acme)
                .list(new SegmentQuery(null, null, false, first.next().orElseThrow(), 3));

        assertThat(first.items()).extracting(SegmentRow::slug).containsExactly("list-4", "list-3", "list-2");
        assertThat(second.items()).extracting(SegmentRow::slug).containsExactly("list-1", "list-0");
        assertThat(second.next()).isEmpty();
        assertThat(audiences(acme)
                        .list(new SegmentQuery("LIST 3", SegmentKind.LIST, false, null, 3))
                        .items())
                .hasSize(1);
    }
}
