package org.millrace.contact.csv;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Merges the staged rows into the contacts. What a row does not say stays as it is. */
@Dependent
class ImportMergeRepository {

    private static final String CHANGED =
            """
             (not c.attributes @> r.attributes or r.email <> coalesce(c.email, '') or r.phone <> coalesce(c.phone, '')
              or r.first_name <> coalesce(c.first_name, '') or r.last_name <> coalesce(c.last_name, '')
              or r.time_zone <> coalesce(c.time_zone, '') or r.locale <> coalesce(c.locale, ''))
            """;

    /** Tells the engine, a few thousand contacts a row. */
    private static final String NOTED =
            """
             noted as (
                 insert into contact_change (tenant_id, contact_ids, changed_at)
                 select :tenant, array_agg(id order by id), :now
                   from (select id, (row_number() over (order by id) - 1) / 5000 as part from changed where %s) parts
                  group by part)
            """;

    private final Jdbi jdbi;

    @Inject
    ImportMergeRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What a merge would do. */
    Merged count(int tenant) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select count(*) filter (where c.id is null), count(*) filter (where c.id is not null and "
                                + CHANGED
                                + "), count(*) from import_row r left join contact c"
                                + " on c.tenant_id = :tenant and c.external_id = r.external_id")
                .bind("tenant", tenant)
                .map((row, ctx) -> new Merged(row.getLong(1), row.getLong(2), row.getLong(3)))
                .one());
    }

    Merged merge(int tenant, Instant now) {
        return jdbi.withHandle(h -> {
            lock(h, tenant);
            long updated = update(h, tenant, now);
            Merged inserted = insert(h, tenant, now);
            long rows = h.createQuery("select count(*) from import_row")
                    .mapTo(Long.class)
                    .one();
            return new Merged(inserted.created, updated + inserted.updated, rows);
        });
    }

    void tag(int tenant, List<String> tags, Instant now) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        insert into contact_tag (tenant_id, contact_id, tag, added_at)
                        select :tenant, c.id, t.tag, :now
                          from import_row r
                          join contact c on c.tenant_id = :tenant and c.external_id = r.external_id
                         cross join unnest(:tags) as t (tag)
                         order by c.id, t.tag
                        on conflict (contact_id, tag) do nothing
                        """)
                .bind("tenant", tenant)
                .bind("now", now)
                .bindArray("tags", String.class, tags)
                .execute());
    }

    void join(int tenant, long segment, Instant now) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        insert into segment_member (tenant_id, segment_id, contact_id, added_at)
                        select :tenant, :segment, c.id, :now
                          from import_row r
                          join contact c on c.tenant_id = :tenant and c.external_id = r.external_id
                         order by c.id
                        on conflict (segment_id, contact_id) do nothing
                        """)
                .bind("tenant", tenant)
                .bind("segment", segment)
                .bind("now", now)
                .execute());
    }

    private static void lock(Handle h, int tenant) {
        h.createQuery(
                        """
                        with locked as materialized (
                            select c.id from contact c
                              join import_row r on c.tenant_id = :tenant and c.external_id = r.external_id
                             order by c.id for no key update of c)
                        select count(*) from locked
                        """)
                .bind("tenant", tenant)
                .mapTo(Long.class)
                .one();
    }

    private static long update(Handle h, int tenant, Instant now) {
        return h.createQuery(
                        """
                        with changed as (
                        update contact c
                           set email = coalesce(r.email, c.email), phone = coalesce(r.phone, c.phone),
                               first_name = coalesce(r.first_name, c.first_name), last_name = coalesce(r.last_name, c.last_name),
                               time_zone = coalesce(r.time_zone, c.time_zone), locale = coalesce(r.locale, c.locale),
                               attributes = c.attributes || r.attributes, updated_at = :now, version = c.version + 1
                          from import_row r
                         where c.tenant_id = :tenant and c.external_id = r.external_id and
                        """
                                + CHANGED
                                + " returning c.id), "
                                + NOTED.formatted("true")
                                + " select count(*) from changed")
                .bind("tenant", tenant)
                .bind("now", now)
                .mapTo(Long.class)
                .one();
    }

    /** In the order of the file. One that somebody else has inserted in the meantime is merged. */
    private static Merged insert(Handle h, int tenant, Instant now) {
        return h.createQuery(
                        """
                        with changed as (
                            insert into contact as c (tenant_id, external_id, email, phone, first_name, last_name, time_zone,
                                                      locale, attributes, shard, created_at, updated_at)
                            select :tenant, r.external_id, r.email, r.phone, r.first_name, r.last_name, r.time_zone, r.locale,
                                   r.attributes, r.shard, :now, :now
                              from import_row r
                             where not exists (select from contact o
                                                where o.tenant_id = :tenant and o.external_id = r.external_id)
                             order by r.row_no
                            on conflict (tenant_id, external_id) do update
                               set email = coalesce(excluded.email, c.email), phone = coalesce(excluded.phone, c.phone),
                                   first_name = coalesce(excluded.first_name, c.first_name),
                                   last_name = coalesce(excluded.last_name, c.last_name),
                                   time_zone = coalesce(excluded.time_zone, c.time_zone),
                                   locale = coalesce(excluded.locale, c.locale),
                                   attributes = c.attributes || excluded.attributes, updated_at = :now, version = c.version + 1
                            returning c.id, xmax = 0 as created),
                        """
                                + NOTED.formatted("not created")
                                + " select count(*) filter (where created), count(*) filter (where not created) from changed")
                .bind("tenant", tenant)
                .bind("now", now)
                .map((row, ctx) -> new Merged(row.getLong(1), row.getLong(2), 0))
                .one();
    }

    /** @param rows all that were staged; those that were neither created nor updated were the same */
    record Merged(long created, long updated, long rows) {

        long same() {
            return rows - created - updated;
        }
    }
}
