package org.millrace.contact.csv.web;

import java.io.Serializable;
import java.util.List;
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
    private ColumnType type;

    static ColumnChoice of(ImportPreview.Column column) {
        ColumnChoice choice = new ColumnChoice();
        ColumnMapping mapping = column.mapping();
        choice.name = column.name();
        choice.type = column.type();
        choice.attribute = mapping.attribute() == null ? column.name() : mapping.attribute();
        choice.target = mapping.ignore() ? IGNORED : mapping.field() == null ? ATTRIBUTE : mapping.field();
        return choice;
    }

    ColumnMapping mapping() {
        return switch (target) {
            case IGNORED -> ColumnMapping.ignored();
            case ATTRIBUTE -> ColumnMapping.attribute(attribute, null);
            default -> ColumnMapping.field(target);
        };
    }

    /** Whether a contact can be called by it. */
    boolean names() {
        return target.equals("externalId") || target.equals("email");
    }

    public String getName() {
        return name;
    }

    public ColumnType getType() {
        return type;
    }

    public String getTarget() {
        return target;
    }

    public void setTarget(String target) {
        this.target = target;
    }
}
