package org.millrace.contact.csv;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.Sentence;

/** Rows of import_row_error. */
@Dependent
class ImportErrorRepository {

    private final Jdbi jdbi;

    @Inject
    ImportErrorRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(int tenant, long job, List<ImportError> errors) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        insert into import_row_error (job_id, tenant_id, row_no, field, message, raw)
                        select :job, :tenant, u.row_no, u.field, u.message, u.raw
                          from unnest(:rows, :fields, :messages, :raw) as u (row_no, field, message, raw)
                        """)
                .bind("job", job)
                .bind("tenant", tenant)
                .bindArray(
                        "rows",
                        Long.class,
                        errors.stream().map(ImportError::row).toList())
                .bindArray(
                        "fields",
                        String.class,
                        errors.stream().map(ImportError::field).toList())
                .bindArray(
                        "messages",
                        String.class,
                        errors.stream().map(error -> error.message().kept()).toList())
                .bindArray(
                        "raw",
                        String.class,
                        errors.stream().map(ImportError::raw).toList())
                .execute());
    }

    /** In the order of the rows. */
    List<ImportError> page(int tenant, long job, long afterRow, int limit) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select row_no, field, message, raw from import_row_error
                         where tenant_id = :tenant and job_id = :job and row_no > :after order by row_no limit :limit
                        """)
                .bind("tenant", tenant)
                .bind("job", job)
                .bind("after", afterRow)
                .bind("limit", limit)
                .map((row, ctx) -> new ImportError(
                        row.getLong(1), row.getString(2), Sentence.read(row.getString(3)), row.getString(4)))
                .list());
    }
}
