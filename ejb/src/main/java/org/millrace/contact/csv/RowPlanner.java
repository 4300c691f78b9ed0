package org.millrace.contact.csv;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.millrace.contact.ContactField;
import org.millrace.contact.ContactRules;
import org.millrace.contact.InvalidValue;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;

/** Makes the plan for a file's rows from its columns and the settings, and tells everything that does not fit. */
final class RowPlanner {

    private static final String EXTERNAL_ID = "externalId";

    private final ImportSettings settings;
    private final List<String> columns;
    private final List<Violation> violations = new ArrayList<>();
    private final Map<ContactField, Template> fields = new EnumMap<>(ContactField.class);
    private final List<RowPlan.Attribute> attributes = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private Template externalId;

    private RowPlanner(ImportSettings settings, List<String> columns) {
        this.settings = settings;
        this.columns = columns;
    }

    static RowPlan plan(ImportSettings settings, List<String> columns) {
        return new RowPlanner(settings, columns).plan();
    }

    /** What would become of each column if the settings said nothing of it. */
    static ColumnMapping proposed(String column) {
        String field = HeaderNames.field(column);
        return field != null
                ? ColumnMapping.field(field)
                : ColumnMapping.attribute(HeaderNames.attribute(column), ColumnType.AUTO);
    }

    private RowPlan plan() {
        for (String named : settings.columns().keySet()) {
            if (!columns.contains(named)) {
                refuse(
                        "columns." + named,
                        Sentence.of("is not a column of the file"),
                        Sentence.of("The columns are {0}.", some(columns)));
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            column(i);
        }
        settings.fields().forEach(this::template);
        identify();
        if (attributes.size() > ContactRules.MAX_ATTRIBUTES) {
            refuse(
                    "columns",
                    Sentence.of("make {0} attributes", attributes.size()),
                    Sentence.of("At most {0}; ignore some.", ContactRules.MAX_ATTRIBUTES));
        }
        rest();
        if (!violations.isEmpty()) {
            throw new InvalidInput(violations);
        }
        return new RowPlan(columns.size(), externalId, fields, attributes, settings.phoneRegion());
    }

    private void column(int column) {
        String name = columns.get(column);
        ColumnMapping mapping = settings.columns().get(name);
        boolean asked = mapping != null;
        ColumnMapping effective = asked ? mapping : proposed(name);
        if (effective.ignore()) {
            return;
        }
        if (effective.field() != null) {
            field(column, effective.field(), asked);
        } else {
            attribute(column, effective);
        }
    }

    /** Two columns that look like the same field: the first is it, unless the settings say otherwise. */
    private void field(int column, String name, boolean asked) {
        if (!asked && settings.columns().values().stream().anyMatch(m -> name.equals(m.field()))) {
            attribute(
                    column, ColumnMapping.attribute(HeaderNames.attribute(columns.get(column)) + "_", ColumnType.AUTO));
            return;
        }
        if (!taken.add(name)) {
            if (asked) {
                refuse(
                        "columns." + columns.get(column),
                        Sentence.of("is a second column for {0}", name),
                        Sentence.of("Choose one."));
            } else {
                attribute(
                        column,
                        ColumnMapping.attribute(HeaderNames.attribute(columns.get(column)) + "_", ColumnType.AUTO));
            }
            return;
        }
        if (name.equals(EXTERNAL_ID)) {
            externalId = Template.column(column);
            return;
        }
        ContactField.named(name)
                .ifPresentOrElse(
                        field -> fields.put(field, Template.column(column)),
                        () -> refuse(
                                "columns." + columns.get(column),
                                Sentence.of("names no field: {0}", name),
                                Sentence.of("Use \"attribute\", or {0}.", fieldNames())));
    }

    private void attribute(int column, ColumnMapping mapping) {
        String place = "columns." + columns.get(column);
        String wanted = mapping.attribute() == null ? HeaderNames.attribute(columns.get(column)) : mapping.attribute();
        try {
            String name = ContactRules.attributeName(wanted);
            if (!taken.add(name)) {
                refuse(
                        place,
                        Sentence.of("is a second column for {0}", name),
                        Sentence.of("Give it another \"attribute\", or ignore it."));
                return;
            }
            attributes.add(new RowPlan.Attribute(column, name, mapping.typeOrAuto(), DateForm.of(mapping.format())));
        } catch (InvalidValue e) {
            violations.add(e.at(place));
        } catch (IllegalArgumentException e) {
            refuse(place, Sentence.of("has no usable format of dates"), Sentence.of("Write it like dd.MM.yyyy."));
        }
    }

    private void template(String name, String text) {
        try {
            Template template = Template.parse(text, settings.prefix(), columns);
            ContactField.named(name)
                    .ifPresentOrElse(
                            field -> fields.put(field, template),
                            () -> refuse(
                                    "fields." + name,
                                    Sentence.of("is not a field"),
                                    Sentence.of("Use {0}.", fieldNames())));
        } catch (InvalidValue e) {
            refuse("fields." + name, e.what(), e.mend());
        }
    }

    private void identify() {
        if (settings.externalId() != null) {
            try {
                externalId = Template.parse(settings.externalId(), settings.prefix(), columns);
            } catch (InvalidValue e) {
                refuse(EXTERNAL_ID, e.what(), e.mend());
            }
        } else if (externalId == null && fields.containsKey(ContactField.EMAIL)) {
            externalId = fields.get(ContactField.EMAIL).lowerCase();
        }
        if (externalId == null && settings.externalId() == null) {
            refuse(
                    EXTERNAL_ID,
                    Sentence.of("cannot be told: no column looks like an id or an e-mail address"),
                    Sentence.of("Map a column to externalId, or give a template: \"externalId\": \"{prefix}-{row}\"."));
        }
    }

    private void rest() {
        if (settings.phoneRegion() != null && !ContactRules.isRegion(settings.phoneRegion())) {
            refuse(
                    "phoneRegion",
                    Sentence.of("is not a country"),
                    Sentence.of("Use two capital letters of ISO 3166: GB."));
        }
        for (String tag : settings.tags()) {
            try {
                ContactRules.tag(tag);
            } catch (InvalidValue e) {
                violations.add(e.at("tags"));
            }
        }
    }

    private void refuse(String where, Sentence what, Sentence mend) {
        violations.add(new Violation(where, what, mend));
    }

    private static String fieldNames() {
        List<String> names = new ArrayList<>(List.of(EXTERNAL_ID));
        for (ContactField field : ContactField.values()) {
            names.add(field.json());
        }
        return String.join(", ", names);
    }

    private static String some(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(20, names.size()))) + (names.size() > 20 ? ", …" : "");
    }
}
