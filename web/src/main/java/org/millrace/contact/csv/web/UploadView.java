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
import org.millrace.contact.csv.ColumnMapping;
import org.millrace.contact.csv.ImportError;
import org.millrace.contact.csv.ImportJob;
import org.millrace.contact.csv.ImportPreview;
import org.millrace.contact.csv.ImportSettings;
import org.millrace.contact.csv.ImportStatus;
import org.millrace.contact.csv.Imports;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Words;

/** Contacts from a file, in three steps: upload, say what the columns are, follow. */
@Named("upload")
@ViewScoped
public class UploadView implements Serializable {

    private static final int ERRORS_SHOWN = 10;
    private static final String NEW_LIST = "new";

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
    private String list;
    private String listName;
    private String tag;
    private final List<ColumnChoice> columns = new ArrayList<>();
    private transient Part file;
    private transient ImportJob progress;
    private transient ImportPreview preview;

    @PostConstruct
    void load() {
        job = Asked.number("id");
        again = "columns".equals(Asked.text("step"));
        list = Asked.text("list");
        listName = Asked.text("listName");
        if (job != null && getStep() == 2) {
            tag = getProgress().settings().tags().stream().findFirst().orElse(null);
            getPreview().columns().forEach(column -> columns.add(ColumnChoice.of(column)));
        }
    }

    public String send() {
        long[] id = new long[1];
        boolean sent = attempt.to("file", () -> {
            if (file == null || file.getSize() == 0) {
                throw new InvalidInput("csv", Sentence.of(words.of("upload.noFile")), Sentence.of(""));
            }
            try (InputStream content = file.getInputStream()) {
                id[0] = imports.upload(file.getSubmittedFileName(), content).id();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return sent ? "upload?faces-redirect=true&id=" + id[0] : null;
    }

    public String check() {
        return start(true);
    }

    public String run() {
        return start(false);
    }

    private String start(boolean dryRun) {
        boolean started = attempt.to(() ->
                imports.start(job, dryRun ? settings().with(draft -> draft.dryRun = true) : intoList(settings())));
        return started ? here() : null;
    }

    /** Imports what was only checked, as it was checked. */
    public String runChecked() {
        boolean started = attempt.to(() -> {
            ImportSettings checked = getProgress().settings();
            columns.clear();
            tag = checked.tags().stream().findFirst().orElse(null);
            imports.preview(job, checked).columns().forEach(column -> columns.add(ColumnChoice.of(column)));
            imports.start(job, intoList(settings()));
        });
        return started ? here() : null;
    }

    /** The choice of the list is not the check's matter and waits in the address. */
    private String here() {
        return "upload?faces-redirect=true&id=" + job + parameter("list", list) + parameter("listName", listName);
    }

    private String parameter(String name, String value) {
        return value == null ? "" : "&" + name + "=" + words.url(value);
    }

    /** Whether the file that was checked can be imported still. */
    public boolean isStartable() {
        return imports.startable(job);
    }

    private ImportSettings settings() {
        Map<String, ColumnMapping> mappings = new HashMap<>();
        columns.forEach(column -> mappings.put(column.getName(), column.mapping()));
        return ImportSettings.DEFAULT.with(draft -> {
            draft.columns = mappings;
            draft.tags = tag == null ? List.of() : List.of(tag);
        });
    }

    /** A new list is made by the import itself, together with its members. */
    private ImportSettings intoList(ImportSettings settings) {
        return settings.with(draft -> {
            draft.newList = NEW_LIST.equals(list) ? listName : null;
            draft.segmentId = list == null || list.equals(NEW_LIST) ? null : Long.valueOf(list);
        });
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
            preview = imports.preview(job, getProgress().settings());
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

    public List<ColumnChoice> getColumns() {
        return columns;
    }

    public List<String> getFields() {
        return ColumnChoice.FIELDS;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public String getList() {
        return list;
    }

    public void setList(String list) {
        this.list = list;
    }

    public String getListName() {
        return listName;
    }

    public void setListName(String listName) {
        this.listName = listName;
    }

    public String getTag() {
        return tag;
    }

    public void setTag(String tag) {
        this.tag = tag;
    }
}
