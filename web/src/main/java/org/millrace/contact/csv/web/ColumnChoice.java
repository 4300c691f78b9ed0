package org.millrace.contact.csv.web;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.millrace.contact.csv.ColumnMapping;
import org.millrace.contact.csv.ColumnType;
import org.millrace.contact.csv.ImportPreview;

/** What a person says a column is: a field, an attribute, or nothing. */
public class ColumnChoice implements Serializable {

    static final String ATTRIBUTE = "attribute";
    static final String IGNORED = "ignored";
    static final List<String> FIELDS =
            List.of("externalId", "email", "phone", "firstName", "lastName", "timeZone", "locale");

    private String name;
    private String target;
    private String attribute;
    /** What its cells look like; a whole column of days is taken as such only if the choice says so. */
    private ColumnType looks;

    private ColumnType type;
    private String format;
    /** What the file proposed; null = a person has said what it is. */
    private ColumnType proposed;

    private String proposedFormat;

    /** The forms of days among which nobody has chosen yet; the cells do not tell. */
    private List<String> either;

    /** As it was chosen before, or else as the file has it. @param before of the same name, may be null */
    static ColumnChoice of(ImportPreview.Column column, ColumnChoice before) {
        ColumnChoice choice = of(column);
        if (before != null) {
            choice.target = before.target;
            choice.attribute = before.attribute;
        }
        if (before != null && before.isSpokenFor()) {
            choice.type = before.type;
            choice.format = before.format;
            choice.proposed = null;
            choice.either = List.of();
        }
        return choice;
    }

    private static ColumnChoice of(ImportPreview.Column column) {
        ColumnChoice choice = new ColumnChoice();
        ColumnMapping mapping = column.mapping();
        choice.name = column.name();
        choice.looks = column.type();
        boolean open = mapping.type() == ColumnType.AUTO;
        boolean days = open && column.type() == ColumnType.DATE;
        choice.type = days ? ColumnType.DATE : mapping.type() == null ? ColumnType.AUTO : mapping.type();
        choice.proposed = open ? choice.type : null;
        choice.proposedFormat = column.format();
        choice.format = mapping.type() == ColumnType.DATE ? mapping.format() : column.format();
        choice.either = open && column.undecided() ? column.forms() : List.of();
        choice.attribute = mapping.attribute() == null ? column.name() : mapping.attribute();
        choice.target = mapping.ignore() ? IGNORED : mapping.field() == null ? ATTRIBUTE : mapping.field();
        return choice;
    }

    /** Whether a person said what its cells are. */
    private boolean isSpokenFor() {
        return type != proposed || type == ColumnType.DATE && !Objects.equals(format, proposedFormat);
    }

    ColumnMapping mapping() {
        return switch (target) {
            case IGNORED -> ColumnMapping.ignored();
            case ATTRIBUTE -> attribute();
            default -> ColumnMapping.field(target);
        };
    }

    /** No type means that the reader wants it as it is found; AUTO, that nobody was asked yet. */
    private ColumnMapping attribute() {
        return new ColumnMapping(
                null, attribute, type == ColumnType.AUTO ? null : type, type == ColumnType.DATE ? format : null, false);
    }

    /** Whether a contact can be called by it. */
    boolean names() {
        return target.equals("externalId") || target.equals("email");
    }

    public String getName() {
        return name;
    }

    /** What becomes of its cells where nothing is said of them. */
    public ColumnType getFound() {
        return looks == ColumnType.DATE ? ColumnType.TEXT : looks;
    }

    public ColumnType getType() {
        return type;
    }

    public void setType(ColumnType type) {
        this.type = type;
    }

    public String getFormat() {
        return format;
    }

    public void setFormat(String format) {
        this.format = format;
    }

    public List<String> getEither() {
        return either;
    }

    public String getTarget() {
        return target;
    }

    public void setTarget(String target) {
        this.target = target;
    }
}
