package org.millrace.campaign.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.millrace.campaign.CampaignSnapshot;
import org.millrace.campaign.Campaigns;
import org.millrace.platform.IfMatch;
import org.millrace.platform.Page;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Here;
import org.millrace.platform.web.Words;
import org.millrace.template.ProductDetails;
import org.millrace.template.Products;

/** Which products a campaign is about, and which is its primary one. */
@Named("campaignProducts")
@ViewScoped
public class CampaignProductsView implements Serializable {

    @Inject
    private Campaigns campaigns;

    @Inject
    private Products products;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    @Inject
    private Here here;

    private long id;
    private int version;
    private CampaignForm form;
    private transient List<ProductDetails> all;

    @PostConstruct
    void load() {
        id = Asked.number("id");
        CampaignSnapshot campaign = campaigns.get(id);
        version = campaign.version();
        form = CampaignForm.of(campaign);
    }

    public List<ProductDetails> getAll() {
        if (all == null) {
            all = new ArrayList<>(products.list(null, Page.MAX_LIMIT).items());
            Set<String> listed = all.stream().map(ProductDetails::slug).collect(Collectors.toSet());
            form.getProductSlugs().stream()
                    .filter(slug -> !listed.contains(slug))
                    .forEach(slug -> all.add(0, products.get(slug)));
        }
        return all;
    }

    public boolean chosen(String slug) {
        return form.getProductSlugs().contains(slug);
    }

    public boolean primary(String slug) {
        return slug.equals(form.getPrimaryProduct());
    }

    public boolean isNone() {
        return form.getProductSlugs().isEmpty();
    }

    /** Attaches one more to what is ticked; the only one is the primary one. */
    void add(String slug) {
        all = null;
        List<String> meant = meant(Asked.text("primary"));
        meant.add(slug);
        form.products(meant, meant.size() == 1 ? slug : Asked.text("primary"));
    }

    private static List<String> ticked() {
        Map<String, String[]> asked =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterValuesMap();
        return List.of(asked.getOrDefault("product", new String[0]));
    }

    /** Who calls one the primary product that was not there before means to attach it; one that was there can be taken away. */
    private List<String> meant(String primary) {
        List<String> meant = new ArrayList<>(ticked());
        if (primary != null && !meant.contains(primary) && !chosen(primary)) {
            meant.add(primary);
        }
        return meant;
    }

    public void save() {
        String primary = Asked.text("primary");
        form.products(meant(primary), primary);
        if (attempt.to("productsForm", () -> campaigns.change(id, form.details(), IfMatch.version(version)))) {
            words.tell("campaign.saved");
            here.again();
        }
    }
}
