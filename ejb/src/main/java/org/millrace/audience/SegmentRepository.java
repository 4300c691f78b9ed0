package org.millrace.audience;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.Database;
import org.millrace.platform.Json;

/** Rows of segment. */
@Dependent
class SegmentRepository {

    /** What {@link #read} reads. */
    static final String COLUMNS =
            """
            segment.*,
            array(select x.slug from segment_exclusion e join segment x on x.id = e.excluded_id
                  where e.segment_id = segment.id order by x.slug) as exclusions
            """;

    private static final String FIND = "select " + COLUMNS + " from segment where tenant_id = :tenant and ";

    private static final String BY_SLUG = FIND + "slug = :slug";

    private final Jdbi jdbi;
    private final AudienceCountRepository counts;

    @Inject
    SegmentRepository(Jdbi jdbi, AudienceCountRepository counts) {
        this.jdbi = jdbi;
        this.counts = counts;
    }

    Optional<Segment> find(int tenant, long id) {
        return jdbi.withHandle(h -> h.createQuery(FIND + "id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne());
    }

    Optional<Segment> find(int tenant, String slug) {
        return bySlug(BY_SLUG, tenant, slug);
    }

    /** Until the end of the transaction nobody else changes it. */
    Optional<Segment> lock(int tenant, String slug) {
        return bySlug(BY_SLUG + " for update of segment", tenant, slug);
    }

    /** As {@link #lock(int, String)}, but an import that fills the list, maybe for minutes, is not waited for. */
    Optional<Segment> lock(int tenant, long id) {
        return jdbi.withHandle(h -> h.createQuery(FIND + "id = :id for no key update of segment")
                .bind("tenant", tenant)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne());
    }

    private Optional<Segment> bySlug(String sql, int tenant, String slug) {
        return jdbi.withHandle(h -> h.createQuery(sql)
                .bind("tenant", tenant)
                .bind("slug", slug)
                .map((row, context) -> read(row))
                .findOne());
    }

    /** Those with a schedule, archived or not, newest first. */
    List<Segment> scheduled(int tenant, long before, int limit) {
        return jdbi.withHandle(h -> h.createQuery(
                        FIND
                                + """
                        id < :before and exists (select 1 from audience_schedule a where a.segment_id = segment.id)
                        order by id desc limit :limit
                        """)
                .bind("tenant", tenant)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    /** In the order of the slugs; an id that the tenant does not have is left out. */
    List<String> slugs(int tenant, Collection<Long> ids) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select slug from segment where tenant_id = :tenant and id = any(:ids) order by slug")
                .bind("tenant", tenant)
                .bindArray("ids", Long.class, ids)
                .mapTo(String.class)
                .list());
    }

    /** Newest first; one row more than the limit where there is a next page. */
    List<Segment> page(int tenant, SegmentQuery query) {
        return jdbi.withHandle(h -> h.createQuery(
                        FIND
                                + """
                        id < :before and archived = :archived
                           and (cast(:kind as text) is null or kind = :kind)
                           and (cast(:search as text) is null or strpos(lower(name), lower(:search)) > 0
                                or strpos(slug, lower(:search)) > 0)
                         order by id desc limit :limit
                        """)
                .bind("tenant", tenant)
                .bind("before", query.before())
                .bind("archived", query.archived())
                .bind("kind", query.kind() == null ? null : query.kind().name())
                .bind("search", query.search())
                .bind("limit", query.limit() + 1)
                .map((row, context) -> read(row))
                .list());
    }

    /** @return empty when the slug is taken */
    Optional<Segment> insert(int tenant, SegmentDetails details, Instant now) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        insert into segment (tenant_id, slug, name, description, kind, predicate, members, counted_at,
                                             created_at, updated_at)
                        values (:tenant, :slug, :name, :description, :kind, cast(:predicate as jsonb),
                                case when :kind = 'LIST' then 0 end, case when :kind = 'LIST' then cast(:now as timestamptz) end, :now, :now)
                        on conflict (tenant_id, slug) do nothing
                        returning %s
                        """
                                .formatted(COLUMNS))
                .bind("tenant", tenant)
                .bind("slug", details.slug())
                .bind("name", details.name())
                .bind("description", details.description())
                .bind("kind", details.kind().name())
                .bind("predicate", details.predicate() == null ? null : Json.write(details.predicate()))
                .bind("now", now)
                .map((row, context) -> read(row))
                .findOne());
    }

    /** A rule that changed has not been counted. */
    Segment update(int tenant, long id, SegmentDetails details, Instant now) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        update segment set name = :name, description = :description, updated_at = :now,
                               members = case when predicate is distinct from cast(:predicate as jsonb) then null else members end,
                               counted_at = case when predicate is distinct from cast(:predicate as jsonb) then null else counted_at end,
                               predicate = cast(:predicate as jsonb), version = version + 1
                         where tenant_id = :tenant and id = :id
                        returning %s
                        """
                                .formatted(COLUMNS))
                .bind("tenant", tenant)
                .bind("id", id)
                .bind("name", details.name())
                .bind("description", details.description())
                .bind("predicate", details.predicate() == null ? null : Json.write(details.predicate()))
                .bind("now", now)
                .map((row, context) -> read(row))
                .one());
    }

    Segment archive(int tenant, long id, boolean archived, Instant now) {
        return turn("archived", tenant, id, archived, now);
    }

    Segment enable(int tenant, long id, boolean enabled, Instant now) {
        return turn("enabled", tenant, id, enabled, now);
    }

    private Segment turn(String column, int tenant, long id, boolean on, Instant now) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        update segment set %s = :on, updated_at = :now, version = version + 1
                         where tenant_id = :tenant and id = :id
                        returning %s
                        """
                                .formatted(column, COLUMNS))
                .bind("tenant", tenant)
                .bind("id", id)
                .bind("on", on)
                .bind("now", now)
                .map((row, context) -> read(row))
                .one());
    }

    /** Replaces whom the segment leaves out. @param anew whether they are others, so that it has not been counted */
    Segment exclude(int tenant, long id, Collection<String> slugs, boolean anew, Instant now) {
        return jdbi.withHandle(h -> {
            h.createUpdate("delete from segment_exclusion where tenant_id = :tenant and segment_id = :id")
                    .bind("tenant", tenant)
                    .bind("id", id)
                    .execute();
            h.createUpdate(
                            """
                            insert into segment_exclusion (tenant_id, segment_id, excluded_id)
                            select :tenant, :id, s.id from segment s
                            where s.tenant_id = :tenant and s.slug = any(:slugs) order by s.id
                            """)
                    .bind("tenant", tenant)
                    .bind("id", id)
                    .bindArray("slugs", String.class, slugs)
                    .execute();
            return h.createQuery(
                            """
                            update segment set updated_at = :now, version = version + 1,
                                   members = case when kind = 'LIST' or not :anew then members end,
                                   counted_at = case when kind = 'LIST' or not :anew then counted_at end
                             where tenant_id = :tenant and id = :id
                            returning %s
                            """
                                    .formatted(COLUMNS))
                    .bind("tenant", tenant)
                    .bind("id", id)
                    .bind("anew", anew)
                    .bind("now", now)
                    .map((row, context) -> read(row))
                    .one();
        });
    }

    /**
     * Segments that say something new are counted soon; until then their numbers are not known. Their rows are held, so that a count that
     * ends now knows of it.
     */
    void haveCounted(int tenant, Collection<String> slugs, Instant now) {
        counts.begin(
                tenant,
                jdbi.withHandle(h -> h.createQuery(
                                """
                                update segment set members = null, counted_at = null
                                where tenant_id = :tenant and slug = any(:slugs) and kind = 'SEGMENT' returning id
                                """)
                        .bind("tenant", tenant)
                        .bindArray("slugs", String.class, slugs)
                        .mapTo(Long.class)
                        .list()),
                now);
    }

    /** A count is no change: the version stays. */
    void counted(int tenant, long id, long members, Instant now) {
        jdbi.useHandle(h -> h.createUpdate(
                        "update segment set members = :members, counted_at = :now where tenant_id = :tenant and id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .bind("members", members)
                .bind("now", now)
                .execute());
    }

    void countList(int tenant, long id, Instant now) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        update segment set counted_at = :now,
                               members = (select count(*) from segment_member m where m.segment_id = segment.id)
                         where tenant_id = :tenant and id = :id
                        """)
                .bind("tenant", tenant)
                .bind("id", id)
                .bind("now", now)
                .execute());
    }

    static Segment read(ResultSet row) throws SQLException {
        String predicate = row.getString("predicate");
        return new Segment(
                row.getLong("id"),
                row.getString("slug"),
                row.getString("name"),
                row.getString("description"),
                SegmentKind.valueOf(row.getString("kind")),
                predicate == null ? null : Json.tree(predicate),
                row.getObject("members", Long.class),
                Database.instant(row, "counted_at"),
                row.getBoolean("archived"),
                row.getBoolean("enabled"),
                List.of((String[]) row.getArray("exclusions").getArray()),
                Database.instant(row, "created_at"),
                Database.instant(row, "updated_at"),
                row.getInt("version"));
    }
}
