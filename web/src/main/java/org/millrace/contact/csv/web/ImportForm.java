package org.millrace.contact.csv.web;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millrace.contact.csv.ColumnMapping;
import org.millrace.contact.csv.ColumnType;
import org.millrace.contact.csv.ImportPreview;
import org.millrace.contact.csv.ImportSettings;
import org.millrace.platform.web.Slug;

/** What a person says about a file: what its columns are, how its rows are called, and where everybody goes. */
public class ImportForm implements Serializable {

    private static final String NEW_LIST = "new";
    private static final String EMAIL = "email";

    private final List<ColumnChoice> columns = new ArrayList<>();
    private FileReading reading;
    /** As the file was read last without a complaint; null = as it was found out. */
    private FileReading kept;
    /** What was said before, of which the page may not show all. */
    private ImportSettings said = ImportSettings.DEFAULT;

    private String externalId;
    private String email;
    private String phoneRegion;
    private String tag;
    private String list;
    private String listName;

    /** With a proposal for the ids of a file that has neither ids nor addresses. */
    void take(ImportPreview preview, ImportSettings said, String fileName) {
        this.said = said;
        read(preview, said.noHeader());
        externalId = said.externalId();
        email = said.fields().get(EMAIL);
        phoneRegion = said.phoneRegion();
        tag = said.tags().stream().findFirst().orElse(null);
        if (list == null) {
            list = said.segmentId() == null ? null : String.valueOf(said.segmentId());
        }
        if (list == null && said.newList() != null) {
            list = NEW_LIST;
            listName = said.newList();
        }
        if (externalId == null && columns.stream().noneMatch(ColumnChoice::names)) {
            externalId = Slug.of(String.valueOf(fileName).replaceFirst("\\.[^.]*$", "")) + "-{row}";
        }
    }

    /** The columns as the file has them when it is read so; what was chosen for one of them stays with its name. */
    void read(ImportPreview preview, boolean noHeader) {
        Map<String, ColumnChoice> before = new HashMap<>();
        columns.forEach(column -> before.put(column.getName(), column));
        columns.clear();
        preview.columns().forEach(column -> columns.add(ColumnChoice.of(column, before.get(column.name()))));
        reading = FileReading.of(preview.format(), noHeader);
        kept = FileReading.of(preview.format(), noHeader);
    }

    /** Whatever is chosen meanwhile and cannot be read so. */
    ImportSettings asRead(ImportSettings settings) {
        return kept == null ? settings : kept.in(settings);
    }

    /** For a check: a list is none of its matter. */
    ImportSettings check() {
        return settings().with(draft -> {
            draft.dryRun = true;
            draft.newList = null;
            draft.segmentId = null;
        });
    }

    ImportSettings run() {
        return listed(settings());
    }

    /** What was checked, as it was checked; a list that was named there stays unless one is chosen here. */
    ImportSettings run(ImportSettings checked) {
        return list == null ? checked.with(draft -> draft.dryRun = false) : listed(checked);
    }

    /** A new list is made by the import itself, together with its members. */
    private ImportSettings listed(ImportSettings settings) {
        return settings.with(draft -> {
            draft.dryRun = false;
            draft.newList = isNewList() ? String.valueOf(listName == null ? "" : listName) : null;
            draft.segmentId = list == null || isNewList() ? null : Long.valueOf(list);
        });
    }

    private ImportSettings settings() {
        Map<String, ColumnMapping> mappings = new HashMap<>();
        columns.forEach(column -> mappings.put(column.getName(), column.mapping()));
        return reading.in(said).with(draft -> {
            draft.columns = mappings;
            draft.externalId = externalId;
            draft.fields = fields();
            draft.phoneRegion = phoneRegion;
            draft.tags = tags();
        });
    }

    private Map<String, String> fields() {
        Map<String, String> fields = new HashMap<>(said.fields());
        fields.remove(EMAIL);
        if (email != null) {
            fields.put(EMAIL, email);
        }
        return fields;
    }

    /** The one that is shown, and those behind it. */
    private List<String> tags() {
        List<String> tags = new ArrayList<>(said.tags());
        if (!tags.isEmpty()) {
            tags.remove(0);
        }
        if (tag != null) {
            tags.remove(tag);
            tags.add(0, tag);
        }
        return tags;
    }

    public boolean isNewList() {
        return NEW_LIST.equals(list);
    }

    public FileReading getReading() {
        return reading;
    }

    /** As it is found in the whole file. */
    public ColumnType getAuto() {
        return ColumnType.AUTO;
    }

    public List<ColumnType> getTypes() {
        return List.of(ColumnType.TEXT, ColumnType.NUMBER, ColumnType.BOOLEAN, ColumnType.DATE);
    }

    public List<ColumnChoice> getColumns() {
        return columns;
    }

    public List<String> getFields() {
        return ColumnChoice.FIELDS;
    }

    public String getExternalId() {
        return externalId;
    }

    public void setExternalId(String externalId) {
        this.externalId = externalId;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getPhoneRegion() {
        return phoneRegion;
    }

    public void setPhoneRegion(String phoneRegion) {
        this.phoneRegion = phoneRegion;
    }

    public String getTag() {
        return tag;
    }

    public void setTag(String tag) {
        this.tag = tag;
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
}
