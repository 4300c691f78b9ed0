package org.millrace.contact.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import org.millrace.contact.Contacts;
import org.millrace.contact.Scoring;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Violation;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Words;

/** Tags, attributes and scores of a contact, changed one at a time. */
@Named("contactFacts")
@ViewScoped
public class ContactFactsView implements Serializable {

    @Inject
    private Contacts contacts;

    @Inject
    private Scoring scoring;

    @Inject
    private ContactView page;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    private String id;
    private String tag;
    private String attribute;
    private String value;
    private String criterion;
    private BigDecimal points;

    @PostConstruct
    void load() {
        id = Asked.text("id");
    }

    public List<Fact> getAttributes() {
        return page.getContact().attributes().properties().stream()
                .map(entry -> new Fact(entry.getKey(), entry.getValue().asText()))
                .toList();
    }

    public List<Fact> getScores() {
        return page.getContact().scores().entrySet().stream()
                .map(entry -> new Fact(
                        entry.getKey(), entry.getValue().stripTrailingZeros().toPlainString()))
                .toList();
    }

    public void addTag() {
        if (change(() -> at("tag", () -> contacts.addTags(id, List.of(tag))))) {
            tag = null;
        }
    }

    public void removeTag() {
        change(() -> contacts.removeTags(id, List.of(Asked.text("tag"))));
    }

    public void setOne() {
        if (change(() -> at("attribute", () -> patch(attribute, AttributeText.value(value))))) {
            attribute = null;
            value = null;
        }
    }

    public void clear() {
        change(() -> patch(Asked.text("name"), JsonNodeFactory.instance.nullNode()));
    }

    public void score() {
        if (change(() -> scoring.adjust(id, criterion, points))) {
            criterion = null;
            points = null;
        }
    }

    private void patch(String name, JsonNode to) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("attributes").set(name, to);
        contacts.patch(id, patch, IfMatch.ABSENT);
    }

    /** Refused is what that field holds: the boundary names it by what was entered, or with others of its kind. */
    private static void at(String field, Runnable act) {
        try {
            act.run();
        } catch (InvalidInput refusal) {
            throw new InvalidInput(refusal.violations().stream()
                    .map(violation -> new Violation(field, violation.what(), violation.mend()))
                    .toList());
        }
    }

    private boolean change(Runnable act) {
        boolean done = attempt.to("page", act);
        page.renew();
        if (done) {
            words.tell("contact.changed");
        }
        return done;
    }

    public String getTag() {
        return tag;
    }

    public void setTag(String tag) {
        this.tag = tag;
    }

    public String getAttribute() {
        return attribute;
    }

    public void setAttribute(String attribute) {
        this.attribute = attribute;
    }

    public String getValue() {
        return value;
    }

    public void setValue(String value) {
        this.value = value;
    }

    public String getCriterion() {
        return criterion;
    }

    public void setCriterion(String criterion) {
        this.criterion = criterion;
    }

    public BigDecimal getPoints() {
        return points;
    }

    public void setPoints(BigDecimal points) {
        this.points = points;
    }

    /** A name with its value. */
    public record Fact(String name, String value) {}
}
