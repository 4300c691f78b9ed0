package org.millrace.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.millrace.contact.ContactRules;
import org.millrace.contact.InvalidValue;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;

/**
 * A product as it is saved: {@code {"name": "Ledger", "attributes": {"price": "49 EUR", "url": "https://example.com/ledger"}}}.
 *
 * @param name what people see; the slug when left out
 * @param attributes a JSON object; empty when left out. {@code fitCriterion} names the score by which contacts fit the product
 */
public record ProductDraft(String name, JsonNode attributes) {

    private static final int LONGEST_NAME = 200;
    private static final int LARGEST = 64 * 1024;

    /** The attribute that says what is scored for the product where a step names no criterion. */
    private static final String FIT_CRITERION = "fitCriterion";

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
            faults.add(new Violation(
                    "name",
                    Sentence.of("This is no name of at most 200 characters."),
                    Sentence.of("Write a shorter one.")));
        }
        String written = attributes.toString();
        if (!attributes.isObject() || written.length() > LARGEST || written.contains("\\u0000")) {
            faults.add(new Violation(
                    "attributes",
                    Sentence.of("This is no JSON object of at most 64 KB without NUL."),
                    Sentence.of("Write {\"price\": \"49 EUR\"}.")));
        }
        JsonNode criterion = attributes.path(FIT_CRITERION);
        if (!criterion.isMissingNode()) {
            refuseUnlessCriterion(criterion, faults);
        }
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
    }

    private static void refuseUnlessCriterion(JsonNode criterion, List<Violation> faults) {
        try {
            ContactRules.criterion(criterion.textValue());
        } catch (InvalidValue e) {
            faults.add(e.at("attributes." + FIT_CRITERION));
        }
    }
}
