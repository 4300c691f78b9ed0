package org.millrace.contact.csv;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.io.Writer;
import java.time.Clock;
import org.millrace.platform.Caller;
import org.millrace.platform.CallerContext;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;

/**
 * Contacts from CSV files: upload, look at a preview if a person does it, start, follow. A server takes a started import within
 * a second or two.
 */
@Stateless
public class Imports {

    private final ImportUpload upload;
    private final ImportReading reading;
    private final ImportRepository jobs;
    private final NewLists lists;
    private final CallerContext callers;
    private final Clock clock;

    Imports() {
        this(null, null, null, null, null, null);
    }

    @Inject
    Imports(
            ImportUpload upload,
            ImportReading reading,
            ImportRepository jobs,
            NewLists lists,
            CallerContext callers,
            Clock clock) {
        this.upload = upload;
        this.reading = reading;
        this.jobs = jobs;
        this.lists = lists;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * Takes a file, at most 1 GB, without ever holding more than a piece of it, and finds out how it is written.
     *
     * @return status UPLOADED; an import that is not started within a day is forgotten, a file that was only checked too
     */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.INTEGRATION})
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public ImportJob upload(String fileName, InputStream file) {
        Caller caller = callers.caller();
        return get(caller.tenant(), upload.receive(caller, fileName, file));
    }

    /** What the file looks like if it is read so, and what would become of its columns. Nothing is changed. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.INTEGRATION})
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public ImportPreview preview(long job, ImportSettings settings) {
        int tenant = callers.tenant();
        return reading.preview(tenant, get(tenant, job), settings);
    }

    /** Starts the import of an uploaded file; refuses settings that do not fit the file, and the file stays as it is. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.INTEGRATION})
    public ImportJob start(long job, ImportSettings settings) {
        int tenant = callers.tenant();
        ImportJob uploaded = get(tenant, job);
        CsvFormat format = reading.checked(tenant, uploaded, settings);
        if (settings.segmentId() != null && !jobs.isOpenList(tenant, settings.segmentId())) {
            throw new InvalidInput(
                    "segmentId",
                    Sentence.of("is not a list that can be added to"),
                    Sentence.of("Give the id of a list."));
        }
        if (settings.newList() != null) {
            if (settings.segmentId() != null) {
                throw new InvalidInput(
                        "newList", Sentence.of("does not go with {0}", "segmentId"), Sentence.of("Give one of them."));
            }
            lists.check(tenant, settings.newList());
        }
        if (!jobs.queue(tenant, job, settings, format, clock.instant())) {
            throw new ImportUnderWay(job);
        }
        return get(tenant, job);
    }

    /** Imports what was only checked so far, by the settings of the check or by others. @param settings null = those of the check */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.INTEGRATION})
    public ImportJob startChecked(long job, ImportSettings settings) {
        return start(job, settings == null ? get(job).settings().with(draft -> draft.dryRun = false) : settings);
    }

    /** Whether the file is still there and can be imported. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public boolean startable(long job) {
        int tenant = callers.tenant();
        return reading.startable(tenant, get(tenant, job));
    }

    /** Forgets an upload that was not started. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.INTEGRATION})
    public void discard(long job) {
        jobs.discard(callers.tenant(), job);
    }

    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public ImportJob get(long job) {
        return get(callers.tenant(), job);
    }

    /** The newest first. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public Page<ImportJob> list(String after, int limit) {
        return reading.page(callers.tenant(), after, limit);
    }

    /** The refused rows, in their order; at most the first 100,000 are kept. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public Page<ImportError> errors(long job, String after, int limit) {
        int tenant = callers.tenant();
        return reading.errors(tenant, get(tenant, job), after, limit);
    }

    /** The refused rows as a CSV file that a spreadsheet program takes for text alone. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void writeErrors(long job, Writer target) {
        int tenant = callers.tenant();
        reading.write(tenant, get(tenant, job), target);
    }

    private ImportJob get(int tenant, long job) {
        return jobs.find(tenant, job).orElseThrow(() -> new NotFound("import", job));
    }
}
