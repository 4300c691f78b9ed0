package org.millrace.contact.csv;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.millrace.contact.ContactField;
import org.millrace.contact.ContactRules;
import org.millrace.contact.InvalidValue;
import org.millrace.platform.Sentence;

/** Makes a contact of a row. */
final class RowPlan {

    private final int columns;
    private final Template externalId;
    private final Map<ContactField, Template> fields;
    private final List<Attribute> attributes;
    private final String phoneRegion;

    RowPlan(
            int columns,
            Template externalId,
            Map<ContactField, Template> fields,
            List<Attribute> attributes,
            String phoneRegion) {
        this.columns = columns;
        this.externalId = externalId;
        this.fields = fields;
        this.attributes = attributes;
        this.phoneRegion = phoneRegion;
    }

    List<Attribute> attributes() {
        return attributes;
    }

    Map<ContactField, Template> fields() {
        return fields;
    }

    /** The same with the types that were found out. */
    RowPlan typed(List<ColumnType> found) {
        return new RowPlan(
                columns,
                externalId,
                fields,
                attributes.stream().map(a -> a.typed(found.get(a.column))).toList(),
                phoneRegion);
    }

    /** An empty cell says nothing of a contact: what is known stays. */
    MappedRow map(long row, List<String> cells) throws RefusedRow {
        String place = null;
        try {
            if (cells.size() != columns) {
                throw new InvalidValue(
                        Sentence.of("has {0} fields where the header has {1}", cells.size(), columns),
                        Sentence.of("Check separators and quotes."));
            }
            place = "externalId";
            String id = ContactRules.externalId(externalId.fill(row, cells));
            Map<ContactField, String> values = new EnumMap<>(ContactField.class);
            for (Map.Entry<ContactField, Template> field : fields.entrySet()) {
                place = field.getKey().json();
                String value = field.getValue().fill(row, cells);
                if (!value.isBlank()) {
                    values.put(field.getKey(), normalised(field.getKey(), value));
                }
            }
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            for (Attribute attribute : attributes) {
                place = attribute.name;
                String cell = cells.get(attribute.column).strip();
                if (!cell.isEmpty()) {
                    json.set(attribute.name, attribute.type.read(cell, attribute.dates));
                }
            }
            return new MappedRow(row, id, values, json);
        } catch (InvalidValue e) {
            throw new RefusedRow(row, place, e, cells);
        }
    }

    private String normalised(ContactField field, String value) throws InvalidValue {
        return field == ContactField.PHONE ? ContactRules.phone(value, phoneRegion) : field.normalised(value);
    }

    /** @param dates the format of days; null = ISO 8601 */
    record Attribute(int column, String name, ColumnType type, DateTimeFormatter dates) {

        Attribute typed(ColumnType found) {
            return type == ColumnType.AUTO ? new Attribute(column, name, found, dates) : this;
        }
    }
}
