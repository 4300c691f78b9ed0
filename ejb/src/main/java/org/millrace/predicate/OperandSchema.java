package org.millrace.predicate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.millrace.predicate.comparison.Keywords.Form;
import org.millrace.predicate.comparison.Operands;

/** The JSON schema of what stands behind a comparison's keyword. */
final class OperandSchema {

    private OperandSchema() {}

    static ObjectNode of(Form form) {
        ObjectNode schema =
                switch (form.operand()) {
                    case SCALAR -> types("string", "number", "boolean");
                    case SCALARS -> list(types("string", "number", "boolean"), 1, 1_000);
                    case POINT -> types("number", "string");
                    case POINTS -> list(types("number", "string"), 2, 2);
                    case TEXT -> types("string").put("minLength", 1).put("maxLength", Operands.MAX_TEXT);
                    case BOOLEAN -> types("boolean");
                };
        return described(schema, form);
    }

    /** The same where the operand must be made of numbers. */
    static ObjectNode ofNumbers(Form form) {
        ObjectNode schema =
                switch (form.operand()) {
                    case SCALARS -> list(types("number"), 1, 1_000);
                    case POINTS -> list(types("number"), 2, 2);
                    default -> types("number");
                };
        return described(schema, form);
    }

    private static ObjectNode described(ObjectNode schema, Form form) {
        return schema.put("title", form.title())
                .put("description", form.description())
                .put("x-operand", form.operand().name().toLowerCase(Locale.ROOT));
    }

    private static ObjectNode types(String... names) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        if (names.length == 1) {
            return schema.put("type", names[0]);
        }
        ArrayNode types = schema.putArray("type");
        for (String name : names) {
            types.add(name);
        }
        return schema;
    }

    private static ObjectNode list(ObjectNode items, int min, int max) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "array");
        schema.set("items", items);
        return schema.put("minItems", min).put("maxItems", max);
    }
}
