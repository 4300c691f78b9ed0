package org.millrace.contact.csv;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.Caller;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;

/** The one transaction of an import: stage the rows, merge them, say what was done. */
@Dependent
class ImportMerge {

    private static final int BATCH = 2_000;
    private static final int MAX_ERRORS_KEPT = 100_000;
    private static final Duration TELL_EVERY = Duration.ofMillis(500);

    private final ImportStageRepository stage;
    private final ImportMergeRepository contacts;
    private final ImportErrorRepository errors;
    private final ImportRepository jobs;
    private final ImportAttemptRepository attempts;
    private final ImportChunkRepository chunks;
    private final NewLists lists;
    private final AuditTrail audit;
    private final Event<ContactsImported> news;
    private final Clock clock;

    @Inject
    ImportMerge(ImportTables tables, NewLists lists, AuditTrail audit, Event<ContactsImported> news, Clock clock) {
        this.stage = tables.stage();
        this.contacts = tables.contacts();
        this.errors = tables.errors();
        this.jobs = tables.jobs();
        this.attempts = tables.attempts();
        this.chunks = tables.chunks();
        this.lists = lists;
        this.audit = audit;
        this.news = news;
        this.clock = clock;
    }

    void merge(ImportAttempt attempt, ImportJob job, ImportSource source, ImportTransactions transactions) {
        Long segment = job.settings().segmentId();
        if (segment != null && !jobs.isOpenList(attempt.tenant(), segment)) {
            throw new InvalidInput(
                    "segmentId",
                    Sentence.of("is not a list that can be added to"),
                    Sentence.of("Choose another list."));
        }
        stage.open();
        long failed = stage(attempt, source, transactions) + stage.refuseRepeated(attempt.tenant(), attempt.job());
        Long list = job.dryRun() || job.settings().newList() == null
                ? segment
                : (Long) lists.make(attempt.tenant(), job.settings().newList(), job.createdBy());
        ImportMergeRepository.Merged merged =
                job.dryRun() ? contacts.count(attempt.tenant()) : store(attempt, job, list);
        ImportCounts counts =
                new ImportCounts(source.rows().row(), merged.created(), merged.updated(), merged.same(), failed);
        if (!job.dryRun()) {
            audit.record(
                    new Caller(attempt.tenant(), job.createdBy()),
                    "contacts.imported",
                    new AuditTrail.Subject("import", attempt.job()),
                    null,
                    counts);
            news.fire(new ContactsImported(attempt.tenant(), attempt.job(), list, merged.created(), merged.updated()));
        }
        if (!job.dryRun()) {
            chunks.delete(attempt.tenant(), attempt.job());
        }
        // Last, so that nothing waits for this row's lock while the merge runs.
        if (!attempts.done(attempt, counts, clock.instant())) {
            throw new AttemptLost(attempt);
        }
    }

    private ImportMergeRepository.Merged store(ImportAttempt attempt, ImportJob job, Long list) {
        Instant now = clock.instant();
        ImportMergeRepository.Merged merged = contacts.merge(attempt.tenant(), now);
        if (!job.settings().tags().isEmpty()) {
            contacts.tag(attempt.tenant(), job.settings().tags(), now);
        }
        if (list != null) {
            contacts.join(attempt.tenant(), list, now);
        }
        return merged;
    }

    /** @return how many rows were refused */
    private long stage(ImportAttempt attempt, ImportSource source, ImportTransactions transactions) {
        List<MappedRow> good = new ArrayList<>(BATCH);
        List<ImportError> bad = new ArrayList<>();
        long failed = 0;
        Instant told = clock.instant();
        for (List<String> cells = source.rows().next();
                cells != null;
                cells = source.rows().next()) {
            long row = source.rows().row();
            try {
                good.add(source.plan().map(row, cells));
            } catch (RefusedRow e) {
                failed++;
                if (failed <= MAX_ERRORS_KEPT) {
                    bad.add(e.error());
                }
            }
            if (good.size() == BATCH || bad.size() == BATCH) {
                flush(attempt, good, bad);
                Instant now = clock.instant();
                if (Duration.between(told, now).compareTo(TELL_EVERY) > 0) {
                    told = now;
                    transactions.beside(() -> attempts.progress(attempt, row, now));
                }
            }
        }
        flush(attempt, good, bad);
        return failed;
    }

    private void flush(ImportAttempt attempt, List<MappedRow> good, List<ImportError> bad) {
        if (!good.isEmpty()) {
            stage.add(attempt.tenant(), good);
            good.clear();
        }
        if (!bad.isEmpty()) {
            errors.add(attempt.tenant(), attempt.job(), bad);
            bad.clear();
        }
    }
}
