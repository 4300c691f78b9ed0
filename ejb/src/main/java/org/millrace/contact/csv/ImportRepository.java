package org.millrace.contact.csv;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.Caller;
import org.millrace.platform.Database;
import org.millrace.platform.Json;
import org.millrace.platform.Sentence;

/** Rows of import_job, as people see and start them. */
@Dependent
class ImportRepository {

    private final Jdbi jdbi;

    @Inject
    ImportRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    long create(Caller caller, String fileName, Instant now) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        insert into import_job (tenant_id, file_name, status, created_by, created_at, heartbeat_at)
                        values (:tenant, :file, 'UPLOADING', :by, :now, :now) returning id
                        """)
                .bind("tenant", caller.tenant())
                .bind("file", fileName)
                .bind("by", caller.name())
                .bind("now", now)
                .mapTo(Long.class)
                .one());
    }

    void uploaded(int tenant, long job, CsvFormat format, Instant now) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        update import_job set status = 'UPLOADED', detected = cast(:format as jsonb), heartbeat_at = :now
                         where tenant_id = :tenant and id = :job
                        """)
                .bind("tenant", tenant)
                .bind("job", job)
                .bind("format", Json.write(format))
                .bind("now", now)
                .execute());
    }

    /** A job that was only checked begins anew. @return false when the job does not wait for settings any more */
    boolean queue(int tenant, long job, ImportSettings settings, CsvFormat format, Instant now) {
        return jdbi.withHandle(h -> h.createUpdate(
                                """
                        with checked as (
                            delete from import_row_error where tenant_id = :tenant and job_id = :job)
                        update import_job
                           set status = 'QUEUED', attempts = 0, error = null, finished_at = null, rows_total = null, rows_read = 0,
                               rows_created = 0, rows_updated = 0, rows_same = 0, rows_failed = 0, settings = cast(:settings as jsonb), detected = cast(:format as jsonb),
                               dry_run = :dryRun, segment_id = :segment, heartbeat_at = :now
                         where tenant_id = :tenant and id = :job and (status = 'UPLOADED' or status = 'DONE' and dry_run)
                        """)
                        .bind("tenant", tenant)
                        .bind("job", job)
                        .bind("settings", Json.write(settings))
                        .bind("format", Json.write(format))
                        .bind("dryRun", settings.dryRun())
                        .bind("segment", settings.segmentId())
                        .bind("now", now)
                        .execute())
                == 1;
    }

    void discard(int tenant, long job) {
        jdbi.useHandle(h -> h.createUpdate(
                        "delete from import_job where tenant_id = :tenant and id = :job and status in ('UPLOADING', 'UPLOADED')")
                .bind("tenant", tenant)
                .bind("job", job)
                .execute());
    }

    Optional<ImportJob> find(int tenant, long job) {
        return jdbi.withHandle(h -> h.createQuery("select * from import_job where tenant_id = :tenant and id = :job")
                .bind("tenant", tenant)
                .bind("job", job)
                .map((row, ctx) -> read(row))
                .findOne());
    }

    /** The newest first. */
    List<ImportJob> page(int tenant, long before, int limit) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select * from import_job where tenant_id = :tenant and id < :before order by id desc limit :limit")
                .bind("tenant", tenant)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, ctx) -> read(row))
                .list());
    }

    /** Whether it is a list that can be added to; it cannot be archived until the transaction ends. */
    boolean isOpenList(int tenant, long segment) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select id from segment
                         where tenant_id = :tenant and id = :segment and kind = 'LIST' and not archived for key share
                        """)
                .bind("tenant", tenant)
                .bind("segment", segment)
                .mapTo(Long.class)
                .findOne()
                .isPresent());
    }

    private static ImportJob read(ResultSet row) throws SQLException {
        String format = row.getString("detected");
        return new ImportJob(
                row.getLong("id"),
                row.getString("file_name"),
                row.getLong("size_bytes"),
                ImportStatus.valueOf(row.getString("status")),
                row.getBoolean("dry_run"),
                Json.read(row.getString("settings"), ImportSettings.class),
                format == null ? null : Json.read(format, CsvFormat.class),
                row.getObject("rows_total", Long.class),
                row.getLong("rows_read"),
                row.getLong("rows_created"),
                row.getLong("rows_updated"),
                row.getLong("rows_same"),
                row.getLong("rows_failed"),
                Sentence.read(row.getString("error")),
                row.getString("created_by"),
                Database.instant(row, "created_at"),
                Database.instant(row, "finished_at"));
    }
}
