package org.millrace.contact.csv;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;

/** Works a job off: looks through the file, then imports it in one transaction. Whatever stops it, nothing is half done. */
@Dependent
class ImportWork {

    private static final System.Logger LOG = System.getLogger(ImportWork.class.getName());

    private final ImportRepository jobs;
    private final ImportAttemptRepository attempts;
    private final ImportChunkRepository chunks;
    private final ImportMerge merge;
    private final Clock clock;

    @Inject
    ImportWork(ImportTables tables, ImportMerge merge, Clock clock) {
        this.jobs = tables.jobs();
        this.attempts = tables.attempts();
        this.chunks = tables.chunks();
        this.merge = merge;
        this.clock = clock;
    }

    void work(ImportAttempt attempt, ImportTransactions transactions) {
        try {
            ImportJob job = jobs.find(attempt.tenant(), attempt.job()).orElseThrow();
            RowPlan plan = typed(attempt, job, transactions);
            transactions.whole(() -> {
                try (CsvRows rows = open(attempt, job)) {
                    merge.merge(attempt, job, new ImportSource(rows, plan), transactions);
                }
            });
        } catch (UnreadableFile e) {
            fail(attempt, Sentence.of("{0} Nothing was imported.", e.told()).kept(), transactions);
        } catch (InvalidInput e) {
            fail(attempt, Sentence.of("{0}. Nothing was imported.", e.said()).kept(), transactions);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Import " + attempt.job() + " broke off and will be tried again", e);
            transactions.beside(() -> attempts.release(attempt, clock.instant()));
        }
    }

    private RowPlan typed(ImportAttempt attempt, ImportJob job, ImportTransactions transactions) {
        try (CsvRows rows = open(attempt, job)) {
            RowPlan plan = RowPlanner.plan(job.settings(), rows.columns());
            ColumnTypes types = new ColumnTypes(rows.columns().size());
            for (List<String> cells = rows.next(); cells != null; cells = rows.next()) {
                types.add(cells);
            }
            transactions.beside(() -> attempts.counted(attempt, types.rows(), clock.instant()));
            return plan.typed(types.types());
        }
    }

    private CsvRows open(ImportAttempt attempt, ImportJob job) {
        return new CsvRows(
                chunks.open(attempt.tenant(), attempt.job()),
                job.format(),
                job.settings().noHeader());
    }

    private void fail(ImportAttempt attempt, String error, ImportTransactions transactions) {
        transactions.beside(() -> {
            attempts.failed(attempt, error, clock.instant());
            chunks.delete(attempt.tenant(), attempt.job());
        });
    }
}
