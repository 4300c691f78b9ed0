package org.millrace.predicate;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.millrace.platform.FormField;
import org.millrace.predicate.comparison.Equal;

/** A field or an attribute has that value. */
@JsonClassDescription("A field or an attribute has that value; the same as attribute with equals.")
public record FieldEquals(
        @NotNull
                @Size(min = 1, max = AttributeIs.MAX_NAME)
                @FormField(value = "Field or attribute", format = "attribute")
                @JsonPropertyDescription("The field or attribute: plan.")
                String field,
        @NotNull
                @FormField(value = "Value", format = "scalar")
                @JsonPropertyDescription("A text, a number, true or false.")
                JsonNode value)
        implements Shorthand {

    static final String TYPE = "fieldEquals";

    @Override
    public Predicate meaning() {
        return new AttributeIs(field, List.of(new Equal(value)));
    }

    @Override
    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", TYPE)
                .put("field", field)
                .set("value", value);
    }
}
