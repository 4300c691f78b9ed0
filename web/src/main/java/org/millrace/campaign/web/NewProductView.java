package org.millrace.campaign.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.PreconditionRequired;
import org.millrace.platform.Sentence;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Slug;
import org.millrace.platform.web.Words;
import org.millrace.template.ProductDetails;
import org.millrace.template.ProductDraft;
import org.millrace.template.Products;
import org.primefaces.PrimeFaces;

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
    private CampaignProductsView attached;

    private String name;
    private String attributes;

    /** What is ticked on the page and not yet saved stays, and the new product is ticked too. */
    public void create() {
        String[] slug = new String[1];
        if (attempt.to("newProductForm", () -> slug[0] = save())) {
            words.tell("products.created", name);
            attached.add(slug[0]);
            name = null;
            attributes = null;
            PrimeFaces.current().ajax().update("productList");
        }
    }

    private String save() {
        try {
            return products.save(free(), new ProductDraft(name, known()), IfMatch.ABSENT)
                    .product()
                    .slug();
        } catch (PreconditionRequired overtaken) {
            throw taken();
        }
    }

    /** Names that share no letter with an address still get one each. */
    private String free() {
        String slug = Slug.of(name);
        Optional<ProductDetails> known = products.find(slug);
        for (int no = 2; known.isPresent(); no++) {
            if (known.get().name().equals(name)) {
                throw taken();
            }
            slug = Slug.of(name) + "-" + no;
            known = products.find(slug);
        }
        return slug;
    }

    private InvalidInput taken() {
        return new InvalidInput("name", Sentence.of(words.of("products.taken")), Sentence.of(""));
    }

    private ObjectNode known() {
        ObjectNode known = JsonNodeFactory.instance.objectNode();
        String[] lines = attributes == null ? new String[0] : attributes.split("\\R");
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                int colon = lines[i].indexOf(':');
                String called = lines[i].substring(0, Math.max(colon, 0)).strip();
                if (called.isEmpty()) {
                    throw wrong("products.attributes.line", i + 1);
                }
                if (known.has(called)) {
                    throw wrong("products.attributes.twice", i + 1);
                }
                known.put(called, lines[i].substring(colon + 1).strip());
            }
        }
        return known;
    }

    private InvalidInput wrong(String fault, int line) {
        return new InvalidInput(
                "attributes", Sentence.of(words.of(fault, line)), Sentence.of(words.of(fault + ".mend")));
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
