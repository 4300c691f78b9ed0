package org.millrace.contact.csv.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millrace.audience.Audiences;
import org.millrace.audience.SegmentKind;
import org.millrace.audience.SegmentQuery;
import org.millrace.audience.SegmentRow;
import org.millrace.contact.csv.ImportError;
import org.millrace.contact.csv.ImportJob;
import org.millrace.contact.csv.ImportPreview;
import org.millrace.contact.csv.ImportSettings;
import org.millrace.contact.csv.ImportStatus;
import org.millrace.contact.csv.Imports;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Words;

/** Contacts from a file, in three steps: upload, say what the columns are, follow. */
@Named("upload")
@ViewScoped
public class UploadView implements Serializable {

    private static final int ERRORS_SHOWN = 10;
    private static final String COLUMN = "columns.";

    @Inject
    private Imports imports;

    @Inject
    private Audiences audiences;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    private Long job;
    private boolean again;
    private final ImportForm form = new ImportForm();
    private final Map<String, String> wrong = new HashMap<>();
    private transient Part file;
    private transient ImportJob progress;
    private transient ImportPreview preview;

    @PostConstruct
    void load() {
        job = Asked.number("id");
        again = "columns".equals(Asked.text("step"));
        form.setList(Asked.text("list"));
        form.setListName(Asked.text("listName"));
        if (job != null && getStep() == 2) {
            form.take(getPreview(), getProgress().settings(), getProgress().fileName());
        }
    }

    public String send() {
        long[] id = new long[1];
        boolean sent = attempt.to("sending", () -> {
            if (file == null || file.getSize() == 0) {
                throw new InvalidInput("file", Sentence.of(words.of("upload.noFile")), Sentence.of(""));
            }
            try (InputStream content = file.getInputStream()) {
                id[0] = imports.upload(file.getSubmittedFileName(), content).id();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return sent ? "upload?faces-redirect=true&id=" + id[0] : null;
    }

    /** Looks at the file anew as it is to be read now; where that cannot be, it is said and the file stays as it was. */
    public void read() {
        wrong.clear();
        boolean noHeader = !form.getReading().isHeader();
        attempt.to("columns", () -> {
            preview = imports.preview(job, form.getReading().in(ImportSettings.DEFAULT));
            form.read(preview, noHeader);
        });
    }

    public String check() {
        return start(form.check());
    }

    public String run() {
        return start(form.run());
    }

    private String start(ImportSettings settings) {
        wrong.clear();
        return attempt.to("columns", () -> {
                    try {
                        imports.start(job, settings);
                    } catch (InvalidInput refusal) {
                        throw besideColumns(refusal);
                    }
                })
                ? here()
                : null;
    }

    /** What concerns columns is said in their rows. @return the refusal of all else */
    private InvalidInput besideColumns(InvalidInput refusal) {
        List<Violation> others = new ArrayList<>();
        for (Violation violation : refusal.violations()) {
            if (violation.where().startsWith(COLUMN)) {
                String column = violation.where().substring(COLUMN.length());
                wrong.merge(column, Attempt.text(violation, words.wording()), (one, other) -> one + " " + other);
            } else {
                others.add(violation);
            }
        }
        return others.isEmpty()
                ? new InvalidInput(
                        "columns", Sentence.of(words.of("upload.columns.wrong", wrong.size())), Sentence.of(""))
                : new InvalidInput(others);
    }

    /** What is wrong with columns, by their names. */
    public Map<String, String> getWrong() {
        return wrong;
    }

    /** Imports what was only checked, as it was checked. */
    public String runChecked() {
        return attempt.to(() -> imports.startChecked(job, form.run(getProgress().settings()))) ? here() : null;
    }

    /** The choice of the list is not the check's matter and waits in the address. */
    private String here() {
        return "upload?faces-redirect=true&id=" + job + parameter("list", form.getList())
                + parameter("listName", form.getListName());
    }

    private String parameter(String name, String value) {
        return value == null ? "" : "&" + name + "=" + words.url(value);
    }

    /** Whether the file that was checked can be imported still. */
    public boolean isStartable() {
        return imports.startable(job);
    }

    /** The page of the list that everybody of the file was put into, below the application; null = there was none. */
    public String getListPage() {
        ImportSettings said = getProgress().settings();
        if (said.segmentId() != null) {
            return "/audience?id=" + said.segmentId();
        }
        return said.newList() == null ? null : "/audiences?q=" + words.url(said.newList());
    }

    /** 1 choose a file, 2 columns, 3 follow. */
    public int getStep() {
        if (job == null) {
            return 1;
        }
        boolean waits = getProgress().status() == ImportStatus.UPLOADED;
        return waits || again && getProgress().dryRun() && isStartable() ? 2 : 3;
    }

    public ImportJob getProgress() {
        if (progress == null) {
            progress = imports.get(job);
        }
        return progress;
    }

    public void refresh() {
        progress = null;
    }

    public boolean isEnded() {
        return getProgress().status().ended();
    }

    public ImportPreview getPreview() {
        if (preview == null) {
            preview = imports.preview(job, form.asRead(getProgress().settings()));
        }
        return preview;
    }

    public List<ImportError> getErrors() {
        return imports.errors(job, null, ERRORS_SHOWN).items();
    }

    public List<SegmentRow> getLists() {
        return audiences
                .list(new SegmentQuery(null, SegmentKind.LIST, false, null, 200))
                .items();
    }

    public ImportForm getForm() {
        return form;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}
