package org.millrace.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.campaign.TestCampaigns;
import org.millrace.platform.Audits;
import org.millrace.platform.Entities;
import org.millrace.platform.FixedCaller;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Json;
import org.millrace.platform.NotFound;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.PreconditionRequired;
import org.millrace.platform.Roles;

class ProductsTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    @RegisterExtension
    static final Entities ENTITIES = new Entities(DATABASE, Product.class);

    private static final AtomicInteger TENANTS = new AtomicInteger();

    private final int tenant = DATABASE.newTenant("products-" + TENANTS.incrementAndGet());

    @Test
    void a_product_is_made_changed_listed_and_deleted() {
        SavedProduct made = in(p -> p.save("ledger", ledger("49 EUR"), IfMatch.ABSENT));
        SavedProduct changed = in(p -> p.save(
                "ledger", ledger("59 EUR"), IfMatch.version(made.product().version())));

        assertThat(made.created()).isTrue();
        assertThat(changed.created()).isFalse();
        assertThat(in(p -> p.get("ledger")).attributes()).isEqualTo(Json.tree("{\"price\":\"59 EUR\",\"n\":1.5}"));
        assertThat(in(p -> p.list(null, 10)).items())
                .extracting(ProductDetails::slug)
                .containsExactly("ledger");
        in(p -> {
            p.delete("ledger", IfMatch.ABSENT);
            return null;
        });
        assertThatThrownBy(() -> in(p -> p.get("ledger"))).isInstanceOf(NotFound.class);
        assertThat(Audits.actions(DATABASE.jdbi(), tenant))
                .containsExactly("product.created", "product.saved", "product.deleted");
    }

    @Test
    void saving_what_is_there_changes_nothing() {
        SavedProduct made = in(p -> p.save("ledger", ledger("49 EUR"), IfMatch.ABSENT));

        assertThat(in(p -> p.save("ledger", ledger("49 EUR"), IfMatch.any())).product())
                .isEqualTo(made.product());
        assertThat(Audits.actions(DATABASE.jdbi(), tenant)).containsExactly("product.created");
        assertThatThrownBy(() -> in(p -> p.save("ledger", ledger("1"), IfMatch.ABSENT)))
                .isInstanceOf(PreconditionRequired.class);
    }

    @Test
    void attributes_are_one_json_object_of_a_sensible_size() {
        ProductDraft list = new ProductDraft("Ledger", Json.tree("[1]"));
        ProductDraft huge = new ProductDraft("Ledger", Json.tree("{\"a\":\"" + "x".repeat(70_000) + "\"}"));
        ProductDraft nul = new ProductDraft("Ledger", Json.tree("{\"a\":\"\\u0000\"}"));

        assertThatThrownBy(() -> in(p -> p.save("a", list, IfMatch.ABSENT))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> in(p -> p.save("a", huge, IfMatch.ABSENT))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> in(p -> p.save("a", nul, IfMatch.ABSENT))).isInstanceOf(InvalidInput.class);
    }

    @Test
    @Tag("S0-36")
    void the_criterion_by_which_contacts_fit_is_one_that_can_be_scored() {
        ProductDraft wrong = new ProductDraft("Ledger", Json.tree("{\"fitCriterion\":\"Fit Score\"}"));
        ProductDraft right = new ProductDraft("Ledger", Json.tree("{\"fitCriterion\":\"ledger-fit\"}"));

        assertThatThrownBy(() -> in(p -> p.save("a", wrong, IfMatch.ABSENT))).isInstanceOf(InvalidInput.class);
        assertThat(in(p -> p.save("a", right, IfMatch.ABSENT)).created()).isTrue();
    }

    @Test
    void a_product_that_a_campaign_is_attached_to_stays() {
        in(p -> p.save("ledger", ledger("49 EUR"), IfMatch.ABSENT));
        long campaign = TestCampaigns.row(DATABASE.jdbi(), tenant, "c", "DRAFT");
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        """
                        insert into campaign_product (tenant_id, campaign_id, product_id, primary_product)
                        select tenant_id, ?, id, true from product where tenant_id = ?
                        """,
                        campaign,
                        tenant));

        assertThatThrownBy(() -> in(p -> {
                    p.delete("ledger", IfMatch.ABSENT);
                    return null;
                }))
                .isInstanceOf(ProductInUse.class);
        assertThat(in(p -> p.get("ledger")).name()).isEqualTo("Ledger");
    }

    private static ProductDraft ledger(String price) {
        return new ProductDraft("Ledger", Json.tree("{\"price\":\"" + price + "\",\"n\":1.50}"));
    }

    private <T> T in(Function<Products, T> act) {
        return ENTITIES.tx(em -> act.apply(new Products(
                new ProductRepository(em),
                Audits.on(DATABASE.jdbi(), Clock.systemUTC()),
                new FixedCaller(tenant, "anna", Roles.MARKETER))));
    }
}
