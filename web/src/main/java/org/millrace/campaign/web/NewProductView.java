package org.millrace.campaign.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.PreconditionRequired;
import org.millrace.platform.Sentence;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Here;
import org.millrace.platform.web.Slug;
import org.millrace.platform.web.Words;
import org.millrace.template.ProductDraft;
import org.millrace.template.Products;

/** The dialog in which a product is made: its name, and what templates show of it, one to a line. */
@Named("newProduct")
@ViewScoped
public class NewProductView implements Serializable {

    @Inject
    private Products products;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    @Inject
    private Here here;

    private String name;
    private String attributes;

    public void create() {
        if (attempt.to("newProductForm", this::save)) {
            words.tell("products.created", name);
            here.again();
        }
    }

    private void save() {
        try {
            products.save(Slug.of(name), new ProductDraft(name, known()), IfMatch.ABSENT);
        } catch (PreconditionRequired taken) {
            throw new InvalidInput("name", Sentence.of(words.of("products.taken")), Sentence.of(""));
        }
    }

    private ObjectNode known() {
        ObjectNode known = JsonNodeFactory.instance.objectNode();
        String[] lines = attributes == null ? new String[0] : attributes.split("\\R");
        for (int i = 0; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (!lines[i].isBlank() && lines[i].substring(0, Math.max(colon, 0)).isBlank()) {
                throw new InvalidInput(
                        "attributes",
                        Sentence.of(words.of("products.attributes.line", i + 1)),
                        Sentence.of(words.of("products.attributes.line.mend")));
            }
            if (!lines[i].isBlank()) {
                known.put(
                        lines[i].substring(0, colon).strip(),
                        lines[i].substring(colon + 1).strip());
            }
        }
        return known;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getAttributes() {
        return attributes;
    }

    public void setAttributes(String attributes) {
        this.attributes = attributes;
    }
}
