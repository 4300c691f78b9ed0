package org.millrace.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.contact.ContactNumberRepository;
import org.millrace.contact.StoredFacts;
import org.millrace.platform.Audits;
import org.millrace.platform.CallerContext;
import org.millrace.platform.FixedCaller;
import org.millrace.platform.IfMatch;
import org.millrace.platform.Json;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Roles;
import org.millrace.platform.SettableClock;

/** Two tenants, and the boundaries of audiences as a marketer has them. */
abstract class AudienceGround {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T09:00:00Z"));
    final FakeUsage usage = new FakeUsage();
    int acme;
    int other;

    @BeforeEach
    void empty() {
        DATABASE.clear();
        acme = DATABASE.newTenant("acme");
        other = DATABASE.newTenant("other");
    }

    static AudienceScheduleRepository schedules() {
        return new AudienceScheduleRepository(DATABASE.jdbi());
    }

    List<String> enrolled(AudienceRef audience) {
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

    List<String> slugs(boolean archived) {
        return audiences(acme).list(new SegmentQuery(null, null, archived, null, 50)).items().stream()
                .map(SegmentRow::slug)
                .toList();
    }

    static SegmentDetails list(String name) {
        return new SegmentDetails(null, name, null, SegmentKind.LIST, null);
    }

    static SegmentDetails segment(String name, String predicate) {
        return new SegmentDetails(null, name, null, SegmentKind.SEGMENT, json(predicate));
    }

    /** Names each as often as it is told. */
    static SegmentDetails naming(String name, String... slugs) {
        return segment(
                name,
                Stream.of(slugs)
                        .map(slug -> "{'type':'inSegment','segment':'" + slug + "'}")
                        .collect(Collectors.joining(",", "{'type':'any','of':[", "]}")));
    }

    static com.fasterxml.jackson.databind.JsonNode json(String text) {
        return Json.tree(text.replace('\'', '"'));
    }

    void add(int tenant, String list, String contact) {
        members(tenant).add(list, List.of(contact));
    }

    String contact(int tenant, String externalId, String attributes) {
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

    Audiences audiences(int tenant) {
        return new Audiences(
                new SegmentRepository(DATABASE.jdbi(), new AudienceCountRepository(DATABASE.jdbi())),
                schedules(),
                names(),
                usage,
                Audits.on(DATABASE.jdbi(), clock),
                caller(tenant),
                clock);
    }

    void exclude(String audience, String... slugs) {
        exclusions(acme).set(audience, List.of(slugs), IfMatch.ABSENT);
    }

    AudienceExclusions exclusions(int tenant) {
        return new AudienceExclusions(
                new SegmentRepository(DATABASE.jdbi(), new AudienceCountRepository(DATABASE.jdbi())),
                names(),
                usage,
                Audits.on(DATABASE.jdbi(), clock),
                caller(tenant),
                clock);
    }

    AudienceMembers members(int tenant) {
        return new AudienceMembers(
                new SegmentRepository(DATABASE.jdbi(), new AudienceCountRepository(DATABASE.jdbi())),
                new MemberRepository(DATABASE.jdbi()),
                new ContactNumberRepository(DATABASE.jdbi()),
                TestAudiences.compiler(DATABASE.jdbi(), clock),
                Audits.on(DATABASE.jdbi(), clock),
                caller(tenant),
                clock);
    }

    AudiencePreview preview(int tenant) {
        return new AudiencePreview(
                new SegmentRepository(DATABASE.jdbi(), new AudienceCountRepository(DATABASE.jdbi())),
                new MemberRepository(DATABASE.jdbi()),
                TestAudiences.compiler(DATABASE.jdbi(), clock),
                names(),
                StoredFacts.on(DATABASE.jdbi()),
                new ContactNumberRepository(DATABASE.jdbi()),
                caller(tenant),
                clock);
    }

    static NamedSegments names() {
        return new NamedSegments(new SegmentRuleRepository(DATABASE.jdbi()));
    }

    AudienceResolver resolver() {
        return TestAudiences.resolver(DATABASE.jdbi(), clock);
    }

    static CallerContext caller(int tenant) {
        return new FixedCaller(tenant, "mia", Roles.MARKETER);
    }

    static final class FakeUsage implements AudienceUsage {
        final Map<Long, List<SegmentUse>> uses = new HashMap<>();

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

        static UseCount counted(List<SegmentUse> found) {
            return new UseCount(
                    found.size(),
                    found.stream().filter(SegmentUse::live).count(),
                    found.stream().filter(SegmentUse::enrols).count(),
                    found.stream().filter(SegmentUse::leavesOut).count(),
                    found.stream().filter(use -> use.via() != null).count());
        }
    }
}
