package org.millrace.contact.csv;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Rows of import_job, as servers work them off. */
@Dependent
class ImportAttemptRepository {

    /** A job that kills its server again and again is given up. */
    static final int MAX_ATTEMPTS = 3;

    static final Duration DEAD_AFTER = Duration.ofSeconds(30);
    static final Duration UPLOAD_DEAD_AFTER = Duration.ofMinutes(10);
    static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    private final Jdbi jdbi;

    @Inject
    ImportAttemptRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The oldest job that waits, or whose attempt is dead. */
    Optional<ImportAttempt> claim(UUID token, Instant now) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        update import_job
                           set status = 'RUNNING', owner = :token, heartbeat_at = :now, attempts = attempts + 1, rows_read = 0
                         where id = (select id from import_job
                                      where (status = 'QUEUED' or status = 'RUNNING' and heartbeat_at < :dead)
                                        and attempts < :max
                                      order by id limit 1 for update skip locked)
                        returning tenant_id, id
                        """)
                .bind("token", token)
                .bind("now", now)
                .bind("dead", now.minus(DEAD_AFTER))
                .bind("max", MAX_ATTEMPTS)
                .map((row, ctx) -> new ImportAttempt(row.getInt(1), row.getLong(2), token))
                .findOne());
    }

    /** Ends what will never go on by itself. */
    void giveUp(Instant now) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        with given_up as (
                            update import_job
                               set status = 'FAILED', finished_at = :now, owner = null,
                                   error = case status when 'RUNNING' then 'The import was interrupted three times. Nothing was imported.'
                                                       when 'UPLOADED' then 'The import was never started. Nothing was imported.'
                                                       else 'The upload broke off. Nothing was imported.' end
                             where status = 'RUNNING' and heartbeat_at < :dead and attempts >= :max
                                or status = 'UPLOADING' and heartbeat_at < :uploadDead
                                or status = 'UPLOADED' and heartbeat_at < :forgotten
                            returning id)
                        delete from import_chunk where job_id in (select id from given_up)
                        """)
                .bind("now", now)
                .bind("dead", now.minus(DEAD_AFTER))
                .bind("max", MAX_ATTEMPTS)
                .bind("uploadDead", now.minus(UPLOAD_DEAD_AFTER))
                .bind("forgotten", now.minus(FORGOTTEN_AFTER))
                .execute());
    }

    /** Files that were checked a day ago and not imported since. */
    void forgetChecked(Instant now) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        delete from import_chunk where job_id in (
                            select id from import_job
                             where id = any(array(select distinct job_id from import_chunk))
                               and status = 'DONE' and finished_at < :forgotten)
                        """)
                .bind("forgotten", now.minus(FORGOTTEN_AFTER))
                .execute());
    }

    void beat(ImportAttempt attempt, Instant now) {
        update(attempt, "heartbeat_at = :now", now, 0);
    }

    void counted(ImportAttempt attempt, long rows, Instant now) {
        update(attempt, "rows_total = :rows, heartbeat_at = :now", now, rows);
    }

    void progress(ImportAttempt attempt, long rows, Instant now) {
        update(attempt, "rows_read = :rows, heartbeat_at = :now", now, rows);
    }

    /** Back into the queue: what went wrong may go right next time. */
    void release(ImportAttempt attempt, Instant now) {
        update(attempt, "status = 'QUEUED', owner = null, heartbeat_at = :now", now, 0);
    }

    private void update(ImportAttempt attempt, String set, Instant now, long rows) {
        jdbi.useHandle(h -> h.createUpdate("update import_job set " + set
                        + " where tenant_id = :tenant and id = :job and owner = :token and status = 'RUNNING'")
                .bindMethods(attempt)
                .bind("now", now)
                .bind("rows", rows)
                .execute());
    }

    /** @return false when the job is no longer this attempt's; its transaction must not be committed then */
    boolean done(ImportAttempt attempt, ImportCounts counts, Instant now) {
        return jdbi.withHandle(h -> h.createUpdate(
                                """
                        update import_job
                           set status = 'DONE', owner = null, finished_at = :now, rows_total = :read, rows_read = :read,
                               rows_created = :created, rows_updated = :updated, rows_same = :same, rows_failed = :failed
                         where tenant_id = :tenant and id = :job and owner = :token and status = 'RUNNING'
                        """)
                        .bindMethods(attempt)
                        .bind("read", counts.read())
                        .bind("created", counts.created())
                        .bind("updated", counts.updated())
                        .bind("same", counts.same())
                        .bind("failed", counts.failed())
                        .bind("now", now)
                        .execute())
                == 1;
    }

    void failed(ImportAttempt attempt, String error, Instant now) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        update import_job
                           set status = 'FAILED', owner = null, finished_at = :now, rows_read = 0, error = :error
                         where tenant_id = :tenant and id = :job and owner = :token and status = 'RUNNING'
                        """)
                .bindMethods(attempt)
                .bind("error", error)
                .bind("now", now)
                .execute());
    }
}
