package org.millrace.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Violation;

/**
 * A product as it is saved: {@code {"name": "Ledger", "attributes": {"price": "49 EUR", "url": "https://example.com/ledger"}}}.
 *
 * @param name what people see; the slug when left out
 * @param attributes a JSON object; empty when left out
 */
public record ProductDraft(String name, JsonNode attributes) {

    private static final int LONGEST_NAME = 200;
    private static final int LARGEST = 64 * 1024;

    ProductDraft completed(String slug) {
        ProductDraft completed = new ProductDraft(
                name == null || name.isBlank() ? slug : name,
                attributes == null || attributes.isNull() ? JsonNodeFactory.instance.objectNode() : attributes);
        completed.refuseFaulty();
        return completed;
    }

    private void refuseFaulty() {
        List<Violation> faults = new ArrayList<>();
        if (name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
            faults.add(new Violation("name", "This is no name of at most 200 characters.", "Write a shorter one."));
        }
        String written = attributes.toString();
        if (!attributes.isObject() || written.length() > LARGEST || written.contains("\\u0000")) {
            faults.add(new Violation(
                    "attributes",
                    "This is no JSON object of at most 64 KB without NUL.",
                    "Write {\"price\": \"49 EUR\"}."));
        }
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
    }
}
