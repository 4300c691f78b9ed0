package org.millrace.contact.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** What a person types as an attribute's value: a number or a truth value where it looks like one, as in an import; else a text. */
final class AttributeText {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?");

    private AttributeText() {}

    static JsonNode value(String text) {
        if (text == null) {
            return JsonNodeFactory.instance.textNode("");
        }
        if (text.equals("true") || text.equals("false")) {
            return JsonNodeFactory.instance.booleanNode(Boolean.parseBoolean(text));
        }
        return NUMBER.matcher(text).matches()
                ? JsonNodeFactory.instance.numberNode(new BigDecimal(text))
                : JsonNodeFactory.instance.textNode(text);
    }
}
