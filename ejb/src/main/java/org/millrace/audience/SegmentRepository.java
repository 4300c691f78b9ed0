package org.millrace.audience;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.Json;

/** Rows of segment. */
@Dependent
class SegmentRepository {

    private static final String BY_SLUG = "select * from segment where tenant_id = :tenant and slug = :slug";

    private final Jdbi jdbi;

    @Inject
    SegmentRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<Segment> find(int tenant, long id) {
        return jdbi.withHandle(h -> h.createQuery("select * from segment where tenant_id = :tenant and id = :id")
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
        return bySlug(BY_SLUG + " for update", tenant, slug);
    }

    private Optional<Segment> bySlug(String sql, int tenant, String slug) {
        return jdbi.withHandle(h -> h.createQuery(sql)
                .bind("tenant", tenant)
                .bind("slug", slug)
                .map((row, context) -> read(row))
                .findOne());
    }

    /** Newest first; one row more than the limit where there is a next page. */
    List<Segment> page(int tenant, SegmentQuery query) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select * from segment
                         where tenant_id = :tenant and id < :before and archived = :archived
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
                        returning *
                        """)
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
                        returning *
                        """)
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
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        update segment set archived = :archived, updated_at = :now, version = version + 1
                         where tenant_id = :tenant and id = :id
                        returning *
                        """)
                .bind("tenant", tenant)
                .bind("id", id)
                .bind("archived", archived)
                .bind("now", now)
                .map((row, context) -> read(row))
                .one());
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

    private static Segment read(ResultSet row) throws SQLException {
        String predicate = row.getString("predicate");
        return new Segment(
                row.getLong("id"),
                row.getString("slug"),
                row.getString("name"),
                row.getString("description"),
                SegmentKind.valueOf(row.getString("kind")),
                predicate == null ? null : Json.tree(predicate),
                row.getObject("members", Long.class),
                instant(row, "counted_at"),
                row.getBoolean("archived"),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                row.getInt("version"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
