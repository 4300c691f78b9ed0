package org.millrace.contact.csv;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.millrace.platform.NotFound;
import org.millrace.platform.Page;

/** Looks at uploaded files, at imports, and at what they refused. */
@Dependent
class ImportReading {

    private static final int PREVIEW_ROWS = 20;
    private static final int PREVIEW_CELL = 200;

    private final ImportRepository jobs;
    private final ImportErrorRepository errors;
    private final ImportChunkRepository chunks;

    @Inject
    ImportReading(ImportRepository jobs, ImportErrorRepository errors, ImportChunkRepository chunks) {
        this.jobs = jobs;
        this.errors = errors;
        this.chunks = chunks;
    }

    /** The form of the file under these settings, with its columns; refuses settings that do not fit it. */
    CsvFormat checked(int tenant, ImportJob job, ImportSettings settings) {
        CsvFormat format = waiting(tenant, job).with(settings);
        try (CsvRows rows = new CsvRows(chunks.open(tenant, job.id()), format, settings.noHeader())) {
            RowPlanner.plan(settings, rows.columns());
            return format.columns(rows.columns());
        }
    }

    ImportPreview preview(int tenant, ImportJob job, ImportSettings settings) {
        CsvFormat format = waiting(tenant, job).with(settings);
        try (CsvRows rows = new CsvRows(chunks.open(tenant, job.id()), format, settings.noHeader())) {
            ColumnTypes types = new ColumnTypes(rows.columns().size());
            List<List<String>> shown = new ArrayList<>();
            for (List<String> cells = rows.next(); cells != null && shown.size() < PREVIEW_ROWS; cells = rows.next()) {
                types.add(cells);
                shown.add(cells.stream().map(ImportReading::shortened).toList());
            }
            List<ImportPreview.Column> columns = new ArrayList<>();
            for (int i = 0; i < rows.columns().size(); i++) {
                String name = rows.columns().get(i);
                ColumnMapping mapping = settings.columns().getOrDefault(name, RowPlanner.proposed(name));
                int at = i;
                List<String> cells = shown.stream()
                        .filter(row -> at < row.size())
                        .map(row -> row.get(at))
                        .toList();
                columns.add(ImportPreview.Column.of(name, mapping, types.types().get(i), cells));
            }
            return new ImportPreview(format.columns(rows.columns()), columns, shown);
        }
    }

    Page<ImportJob> page(int tenant, String after, int limit) {
        Page.limit(limit);
        return Page.of(
                jobs.page(tenant, Page.after(after, Long.MAX_VALUE), limit + 1), limit, j -> String.valueOf(j.id()));
    }

    Page<ImportError> errors(int tenant, ImportJob job, String after, int limit) {
        Page.limit(limit);
        return Page.of(
                errors.page(tenant, job.id(), Page.after(after, 0), limit + 1), limit, e -> String.valueOf(e.row()));
    }

    void write(int tenant, ImportJob job, Writer target) {
        try (ErrorFile file = new ErrorFile(target)) {
            long after = 0;
            List<ImportError> page = errors.page(tenant, job.id(), after, Page.MAX_LIMIT);
            while (!page.isEmpty()) {
                page.forEach(file::write);
                after = page.get(page.size() - 1).row();
                page = errors.page(tenant, job.id(), after, Page.MAX_LIMIT);
            }
        }
    }

    private CsvFormat waiting(int tenant, ImportJob job) {
        if (job.status() == ImportStatus.UPLOADING) {
            throw new NotFound("complete file for import", job.id());
        }
        if (!startable(tenant, job)) {
            throw new ImportUnderWay(job.id());
        }
        return job.format();
    }

    /** Whether settings are awaited: the file is there, and was only checked so far if anything. */
    boolean startable(int tenant, ImportJob job) {
        return job.status() == ImportStatus.UPLOADED
                || job.status() == ImportStatus.DONE && job.dryRun() && chunks.kept(tenant, job.id());
    }

    private static String shortened(String cell) {
        return cell.length() <= PREVIEW_CELL ? cell : cell.substring(0, PREVIEW_CELL) + "…";
    }
}
