package org.millrace.contact.csv;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.millrace.contact.ContactField;
import org.millrace.platform.Json;
import org.millrace.platform.Shards;

/** The rows of an import within its transaction, in a table that goes with it. */
@Dependent
class ImportStageRepository {

    private final Jdbi jdbi;

    @Inject
    ImportStageRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void open() {
        jdbi.useHandle(
                h -> h.execute(
                        """
                create temporary table import_row (
                    row_no bigint not null, external_id text collate "C" not null, email text, phone text, first_name text,
                    last_name text, time_zone text, locale text, attributes jsonb not null, shard smallint not null
                ) on commit drop
                """));
    }

    void add(int tenant, List<MappedRow> rows) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        insert into import_row
                        select u.row_no, u.external_id, u.email, u.phone, u.first_name, u.last_name, u.time_zone, u.locale,
                               cast(u.attributes as jsonb), u.shard
                          from unnest(:rows, :externalIds, :email, :phone, :firstName, :lastName, :timeZone, :locale, :attributes,
                                      :shards)
                               as u (row_no, external_id, email, phone, first_name, last_name, time_zone, locale, attributes,
                                     shard)
                        """)
                .bindArray("rows", Long.class, each(rows, MappedRow::row))
                .bindArray("externalIds", String.class, each(rows, MappedRow::externalId))
                .bindArray("email", String.class, field(rows, ContactField.EMAIL))
                .bindArray("phone", String.class, field(rows, ContactField.PHONE))
                .bindArray("firstName", String.class, field(rows, ContactField.FIRST_NAME))
                .bindArray("lastName", String.class, field(rows, ContactField.LAST_NAME))
                .bindArray("timeZone", String.class, field(rows, ContactField.TIME_ZONE))
                .bindArray("locale", String.class, field(rows, ContactField.LOCALE))
                .bindArray("attributes", String.class, each(rows, row -> Json.write(row.attributes())))
                .bindArray("shards", Short.class, each(rows, row -> (short) Shards.of(tenant, row.externalId())))
                .execute());
    }

    /** Rows whose contact stood in an earlier row become errors. @return how many */
    long refuseRepeated(int tenant, long job) {
        return jdbi.withHandle(h -> {
            h.execute("analyze import_row");
            boolean repeated = h.createQuery(
                            "select external_id from import_row group by external_id having count(*) > 1 limit 1")
                    .mapTo(String.class)
                    .findOne()
                    .isPresent();
            return !repeated
                    ? 0L
                    : h.createUpdate(
                                    """
                                    with repeated as (
                                        delete from import_row r
                                         using (select row_no, min(row_no) over (partition by external_id) as first_no
                                                  from import_row) as d
                                         where d.row_no = r.row_no and d.first_no < d.row_no
                                        returning r.row_no, d.first_no)
                                    insert into import_row_error (job_id, tenant_id, row_no, field, message)
                                    select :job, :tenant, row_no, 'externalId',
                                           'is the same contact as in row ' || first_no || '. Keep one of them.'
                                      from repeated
                                    """)
                            .bind("job", job)
                            .bind("tenant", tenant)
                            .execute();
        });
    }

    private static List<String> field(List<MappedRow> rows, ContactField field) {
        return each(rows, row -> row.fields().get(field));
    }

    private static <T> List<T> each(List<MappedRow> rows, Function<MappedRow, T> value) {
        return rows.stream().map(value).toList();
    }
}
