package org.millrace.template;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.AuditTrail.Subject;
import org.millrace.platform.CallerContext;
import org.millrace.platform.IfMatch;
import org.millrace.platform.NotFound;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;

/** Products of the caller's tenant; a campaign's primary product is what its templates show as {@code product.…}. */
@Stateless
public class Products {

    private static final String PRODUCT = "product";

    private final ProductRepository products;
    private final AuditTrail audit;
    private final CallerContext callers;

    Products() {
        this(null, null, null);
    }

    @Inject
    Products(ProductRepository products, AuditTrail audit, CallerContext callers) {
        this.products = products;
        this.audit = audit;
        this.callers = callers;
    }

    /** @param after the last slug of the page before; null = from the beginning */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public Page<ProductDetails> list(String after, int limit) {
        List<ProductDetails> rows =
                products.page(callers.tenant(), after == null ? "" : after, Page.limit(limit) + 1).stream()
                        .map(Product::details)
                        .toList();
        return Page.of(rows, limit, ProductDetails::slug);
    }

    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public ProductDetails get(String slug) {
        return find(slug).orElseThrow(() -> new NotFound(PRODUCT, slug));
    }

    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public Optional<ProductDetails> find(String slug) {
        return products.find(callers.tenant(), slug).map(Product::details);
    }

    /**
     * Creates the product or replaces what is known of it.
     *
     * @param seen what the caller saw of it; needed where the product is there already
     */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public SavedProduct save(String slug, ProductDraft written, IfMatch seen) {
        Slugs.refuseUnlessSlug(slug);
        ProductDraft draft = written.completed(slug);
        Optional<Product> known = products.lock(callers.tenant(), slug);
        seen.check(PRODUCT, known.map(Product::version).orElse(null));
        Product product = known.orElseGet(() -> new Product(callers.tenant(), slug));
        ProductDetails before = known.map(Product::details).orElse(null);
        if (before != null
                && before.name().equals(draft.name())
                && before.attributes().equals(draft.attributes())) {
            return new SavedProduct(before, false);
        }
        product.describe(draft.name(), draft.attributes());
        if (before == null) {
            products.add(product);
        } else {
            products.save();
        }
        audit.record(
                callers.caller(),
                before == null ? "product.created" : "product.saved",
                new Subject(PRODUCT, product.id()),
                before,
                product.details());
        return new SavedProduct(product.details(), before == null);
    }

    /** @throws ProductInUse while campaigns are attached to it */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public void delete(String slug, IfMatch seen) {
        Product product = products.lock(callers.tenant(), slug).orElseThrow(() -> new NotFound(PRODUCT, slug));
        seen.checkIfGiven(PRODUCT, product.version());
        ProductDetails before = product.details();
        Subject subject = new Subject(PRODUCT, product.id());
        products.remove(product);
        audit.record(callers.caller(), "product.deleted", subject, before, null);
    }
}
