package org.millrace.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.contact.StoredFacts;
import org.millrace.contact.csv.ContactsImported;
import org.millrace.platform.Audits;
import org.millrace.platform.CallerContext;
import org.millrace.platform.Conflict;
import org.millrace.platform.FixedCaller;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Json;
import org.millrace.platform.NotFound;
import org.millrace.platform.Page;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.PreconditionRequired;
import org.millrace.platform.Roles;
import org.millrace.platform.SettableClock;
import org.millrace.platform.StaleVersion;
import org.millrace.predicate.Explanation;

class AudiencesTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T09:00:00Z"));
    private final FakeUsage usage = new FakeUsage();
    private int acme;
    private int other;

    @BeforeEach
    void empty() {
        DATABASE.clear();
        acme = DATABASE.newTenant("acme");
        other = DATABASE.newTenant("other");
    }

    @Test
    @Tag("S1-06")
    void a_segment_is_read_back_with_its_rule_in_words_by_slug_and_by_id() {
        Segment made = audiences(acme).create(segment("Big Spenders", "{'type':'hasTag','tag':'vip'}"));

        assertThat(made.slug()).isEqualTo("big-spenders");
        assertThat(made.sentence()).isEqualTo("tagged vip");
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
        assertThatThrownBy(() -> resolver().where(other, new AudienceRef.Of(made.id())))
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
                List.of(new SegmentUse(7, "Spring", "ACTIVE", true), new SegmentUse(8, "Summer", "DRAFT", false)));
        SegmentDetails wider = segment("Vips", "{'type':'always'}");

        assertThatThrownBy(() -> audiences(acme).put("vips", wider, IfMatch.ABSENT))
                .isInstanceOf(PreconditionRequired.class);
        assertThatThrownBy(() -> audiences(acme).put("vips", wider, IfMatch.version(5)))
                .isInstanceOf(StaleVersion.class);
        SavedSegment saved = audiences(acme).put("vips", wider, IfMatch.version(0));

        assertThat(saved.created()).isFalse();
        assertThat(saved.segment().version()).isEqualTo(1);
        assertThat(saved.warnings())
                .singleElement()
                .asString()
                .contains("Spring")
                .contains("active");
        assertThat(audiences(acme).list(SegmentQuery.inUse()).items())
                .extracting(SegmentRow::campaigns)
                .containsExactly(2L);
        assertThat(audiences(acme).usage("vips")).extracting(SegmentUse::name).containsExactly("Spring", "Summer");
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

    @Test
    @Tag("S0-04")
    void members_join_and_leave_a_list_once_and_unknown_ones_are_told() {
        audiences(acme).create(list("Leads"));
        contact(acme, "c-1", "{}");
        contact(acme, "c-2", "{}");

        MembersChanged joined = members(acme).add("leads", List.of("c-1", "c-2", "c-1", "nobody"));
        MembersChanged again = members(acme).add("leads", List.of("c-1"));
        MembersChanged left = members(acme).remove("leads", List.of("c-2", "nobody"));

        assertThat(joined).isEqualTo(new MembersChanged(2, 0, List.of("nobody"), 2));
        assertThat(again).isEqualTo(new MembersChanged(0, 1, List.of(), 2));
        assertThat(left).isEqualTo(new MembersChanged(1, 0, List.of("nobody"), 1));
        assertThat(members(acme).list("leads", null, 10).items())
                .extracting(Member::externalId)
                .containsExactly("c-1");
        assertThat(audiences(acme).get("leads").members()).isEqualTo(1);
    }

    @Test
    void a_lists_count_follows_an_import() {
        Segment list = audiences(acme).create(list("Leads"));
        contact(acme, "c-1", "{}");
        DATABASE.jdbi().useHandle(h -> h.createUpdate(
                        "insert into segment_member select :tenant, :list, id, :now from contact where tenant_id = :tenant")
                .bind("tenant", acme)
                .bind("list", list.id())
                .bind("now", clock.instant())
                .execute());

        new ImportedMembers(new SegmentRepository(DATABASE.jdbi()), clock)
                .counted(new ContactsImported(acme, 1, list.id(), 1, 0));

        assertThat(audiences(acme).get("leads").members()).isEqualTo(1);
    }

    @Test
    void nobody_is_put_into_a_segment_by_hand() {
        audiences(acme).create(segment("Vips", "{'type':'hasTag','tag':'vip'}"));

        assertThatThrownBy(() -> members(acme).add("vips", List.of("c-1"))).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> members(acme).add("vips", List.of())).isInstanceOf(InvalidInput.class);
    }

    @Test
    @Tag("S1-21")
    void a_segments_members_are_whoever_the_rule_holds_for_now() {
        audiences(acme).create(segment("Men", "{'type':'attribute','name':'arm','equals':'Mens E-Mail'}"));
        IntStream.range(0, 4).forEach(i -> contact(acme, "m" + i, "{'arm':'Mens E-Mail'}"));
        contact(acme, "w", "{'arm':'Womens E-Mail'}");
        contact(other, "m", "{'arm':'Mens E-Mail'}");

        Page<Member> page = members(acme).list("men", null, 3);

        assertThat(page.items()).extracting(Member::externalId).containsExactly("m0", "m1", "m2");
        assertThat(members(acme).list("men", page.next().orElseThrow(), 3).items())
                .extracting(Member::externalId)
                .containsExactly("m3");
    }

    @Test
    void a_rule_is_counted_before_it_is_saved_and_a_segment_whenever_asked() {
        IntStream.range(0, 12).forEach(i -> contact(acme, "m" + i, "{'n':" + i + "}"));

        Counted counted = preview(acme).count(json("{'type':'attribute','name':'n','atLeast':1}"));

        assertThat(counted.count()).isEqualTo(11);
        assertThat(counted.sample()).hasSize(10);
        assertThat(counted.sentence()).isEqualTo("n is at least 1");
        assertThat(counted.millis()).isNotNegative();
        assertThatThrownBy(() -> preview(acme).count(null)).isInstanceOf(InvalidInput.class);

        audiences(acme).create(segment("Some", "{'type':'attribute','name':'n','lessThan':3}"));
        assertThat(preview(acme).recount("some").count()).isEqualTo(3);
        assertThat(audiences(acme).get("some").members()).isEqualTo(3);
        audiences(acme).put("some", segment("Some", "{'type':'always'}"), IfMatch.version(0));
        assertThat(audiences(acme).get("some").members()).isNull();
    }

    @Test
    @Tag("P-13")
    void an_explanation_shows_the_values_that_decided() {
        audiences(acme).create(segment("Men", "{'type':'attribute','name':'arm','equals':'Mens E-Mail'}"));
        contact(acme, "w", "{'arm':'Womens E-Mail'}");

        MemberExplanation why = preview(acme).explain("men", "w");

        assertThat(why.member()).isFalse();
        assertThat(why.why().saw()).isEqualTo("arm: \"Womens E-Mail\"");
        assertThatThrownBy(() -> preview(acme).explain("men", "nobody")).isInstanceOf(NotFound.class);
    }

    @Test
    @Tag("S4-11")
    void a_segment_may_name_lists_and_segments_but_never_itself() {
        audiences(acme).create(list("Friends"));
        contact(acme, "a", "{'n':1}");
        contact(acme, "b", "{'n':2}");
        add(acme, "friends", "a");
        audiences(acme).create(segment("Twos", "{'type':'fieldEquals','field':'n','value':2}"));
        audiences(acme).create(segment("Both", named("any", "friends", "twos")));
        audiences(acme).create(segment("Rest", "{'type':'not','of':" + named("any", "both") + "}"));

        assertThat(preview(acme).recount("both").count()).isEqualTo(2);
        assertThat(preview(acme).recount("rest").count()).isZero();
        assertThat(preview(acme).explain("both", "a").why().parts())
                .extracting(Explanation::holds)
                .containsExactly(true, false);
        assertThatThrownBy(() -> audiences(acme).create(segment("Lost", named("all", "nowhere"))))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> audiences(acme).put("twos", segment("Twos", named("all", "rest")), IfMatch.any()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("itself");
        assertThatThrownBy(() -> preview(acme).count(json(named("all", "nowhere"))))
                .isInstanceOf(InvalidInput.class);
    }

    private static String named(String type, String... slugs) {
        return Stream.of(slugs)
                .map(slug -> "{'type':'inSegment','segment':'" + slug + "'}")
                .collect(Collectors.joining(",", "{'type':'" + type + "','of':[", "]}"));
    }

    @Test
    @Tag("S0-04")
    @Tag("S0-14")
    void an_audience_is_everybody_a_list_or_a_segment_and_each_is_one_condition_for_enrolment() {
        contact(acme, "a", "{'n':1}");
        contact(acme, "b", "{'n':2}");
        contact(acme, "c", "{}");
        Segment list = audiences(acme).create(list("Leads"));
        members(acme).add("leads", List.of("b", "c"));
        Segment segment = audiences(acme).create(segment("N", "{'type':'attribute','name':'n','atMost':2}"));

        assertThat(enrolled(new AudienceRef.All())).containsExactly("a", "b", "c");
        assertThat(enrolled(new AudienceRef.Of(list.id()))).containsExactly("b", "c");
        assertThat(enrolled(new AudienceRef.Of(segment.id()))).containsExactly("a", "b");
    }

    private List<String> enrolled(AudienceRef audience) {
        AudienceSql sql = resolver().where(acme, audience);
        assertThat(sql.bindings().keySet()).allSatisfy(name -> assertThat(name).startsWith("a_"));
        return DATABASE.jdbi().withHandle(h -> h.createQuery(
                        "select c.external_id from contact c where c.tenant_id = :tenant and c.id > :after and ("
                                + sql.where() + ") order by c.id limit :limit")
                .bind("tenant", acme)
                .bind("after", 0)
                .bind("limit", 100)
                .bindMap(sql.bindings())
                .mapTo(String.class)
                .list());
    }

    private List<String> slugs(boolean archived) {
        return audiences(acme).list(new SegmentQuery(null, null, archived, null, 50)).items().stream()
                .map(SegmentRow::slug)
                .toList();
    }

    private static SegmentDetails list(String name) {
        return new SegmentDetails(null, name, null, SegmentKind.LIST, null);
    }

    private static SegmentDetails segment(String name, String predicate) {
        return new SegmentDetails(null, name, null, SegmentKind.SEGMENT, json(predicate));
    }

    private static com.fasterxml.jackson.databind.JsonNode json(String text) {
        return Json.tree(text.replace('\'', '"'));
    }

    private void add(int tenant, String list, String contact) {
        members(tenant).add(list, List.of(contact));
    }

    private String contact(int tenant, String externalId, String attributes) {
        DATABASE.jdbi().useHandle(h -> h.createUpdate(
                        """
                        insert into contact (tenant_id, external_id, attributes, shard, created_at, updated_at)
                        values (:tenant, :id, cast(:attributes as jsonb), 0, :now, :now)
                        """)
                .bind("tenant", tenant)
                .bind("id", externalId)
                .bind("attributes", attributes.replace('\'', '"'))
                .bind("now", clock.instant())
                .execute());
        return externalId;
    }

    private Audiences audiences(int tenant) {
        return new Audiences(
                new SegmentRepository(DATABASE.jdbi()),
                named(),
                usage,
                Audits.on(DATABASE.jdbi(), clock),
                caller(tenant),
                clock);
    }

    private AudienceMembers members(int tenant) {
        return new AudienceMembers(
                new SegmentRepository(DATABASE.jdbi()),
                new MemberRepository(DATABASE.jdbi()),
                TestAudiences.compiler(DATABASE.jdbi(), clock),
                Audits.on(DATABASE.jdbi(), clock),
                caller(tenant),
                clock);
    }

    private AudiencePreview preview(int tenant) {
        return new AudiencePreview(
                new SegmentRepository(DATABASE.jdbi()),
                new MemberRepository(DATABASE.jdbi()),
                TestAudiences.compiler(DATABASE.jdbi(), clock),
                named(),
                StoredFacts.on(DATABASE.jdbi()),
                caller(tenant),
                clock);
    }

    private static NamedSegments named() {
        return new NamedSegments(TestAudiences.rules(DATABASE.jdbi()));
    }

    private AudienceResolver resolver() {
        return TestAudiences.resolver(DATABASE.jdbi(), clock);
    }

    private static CallerContext caller(int tenant) {
        return new FixedCaller(tenant, "mia", Roles.MARKETER);
    }

    private static final class FakeUsage implements AudienceUsage {
        private final Map<Long, List<SegmentUse>> uses = new HashMap<>();

        @Override
        public List<SegmentUse> of(int tenant, long segmentId) {
            return uses.getOrDefault(segmentId, List.of());
        }

        @Override
        public Map<Long, UseCount> count(int tenant, Collection<Long> segmentIds) {
            Map<Long, UseCount> counts = new HashMap<>();
            segmentIds.forEach(id -> counts.put(id, counted(of(tenant, id))));
            return counts;
        }

        private static UseCount counted(List<SegmentUse> found) {
            return new UseCount(
                    found.size(), found.stream().filter(SegmentUse::live).count());
        }
    }
}
