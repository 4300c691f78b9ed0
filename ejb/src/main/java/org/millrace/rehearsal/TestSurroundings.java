package org.millrace.rehearsal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.millrace.campaign.CampaignSnapshot;
import org.millrace.campaign.Campaigns;
import org.millrace.campaign.SendStrategy;
import org.millrace.contact.Consents;
import org.millrace.contact.Contact;
import org.millrace.contact.ContactFacts;
import org.millrace.contact.ContactFactsStore;
import org.millrace.contact.Contacts;
import org.millrace.delivery.OpenHistory;
import org.millrace.delivery.OpenHistoryStore;
import org.millrace.platform.CallerContext;
import org.millrace.predicate.FactsNeeded;
import org.millrace.run.PaceRepository;
import org.millrace.template.ProductDetails;
import org.millrace.template.Products;
import org.millrace.template.RenderContext.CampaignValues;
import org.millrace.template.RenderContext.ProductValues;
import org.millrace.workflow.CompiledWorkflow;

/** What a test run takes from the caller's tenant: the campaign, its product, the contact. Reads only. */
@Dependent
class TestSurroundings {

    private final Campaigns campaigns;
    private final Products products;
    private final Contacts contacts;
    private final Consents consents;
    private final ContactFactsStore facts;
    private final PaceRepository paces;
    private final OpenHistoryStore histories;
    private final CallerContext callers;

    @Inject
    TestSurroundings(
            Campaigns campaigns,
            Products products,
            Contacts contacts,
            Consents consents,
            ContactFactsStore facts,
            PaceRepository paces,
            OpenHistoryStore histories,
            CallerContext callers) {
        this.campaigns = campaigns;
        this.products = products;
        this.contacts = contacts;
        this.consents = consents;
        this.facts = facts;
        this.paces = paces;
        this.histories = histories;
        this.callers = callers;
    }

    /**
     * How far the engine is.
     *
     * @param campaign null = none
     * @param contact null = somebody that there is not
     */
    EngineNow engine(Long campaign, Long contact) {
        if (campaign == null) {
            return EngineNow.NOTHING;
        }
        int tenant = callers.tenant();
        SendStrategy strategy = campaigns.get(campaign).sendStrategy();
        List<Instant> opens = Optional.ofNullable(contact)
                .map(id -> histories.of(tenant, List.of(id)).get(id))
                .map(OpenHistory::opens)
                .orElse(List.of());
        return new EngineNow(strategy, paces.given(tenant, campaign), opens);
    }

    /** @param id null = no campaign */
    Around of(Long id) {
        if (id == null) {
            return new Around(CampaignSetting.PLAIN, null, null);
        }
        CampaignSnapshot campaign = campaigns.get(id);
        Optional<ProductDetails> product = campaign.products().stream()
                .filter(CampaignSnapshot.BoundProduct::primary)
                .findFirst()
                .map(primary -> products.get(primary.slug()));
        Map<String, String> goals = campaign.goals().stream()
                .collect(Collectors.toMap(CampaignSnapshot.BoundGoal::name, CampaignSnapshot.BoundGoal::event));
        CampaignSetting setting = new CampaignSetting(
                campaign.timeZone(),
                campaign.topic(),
                goals,
                campaign.calendar(),
                product.map(ProductDetails::slug).orElse(null),
                product.map(details -> details.attributes().path("fitCriterion").asText(null))
                        .orElse(null),
                false);
        return new Around(
                setting,
                product.map(details -> new ProductValues(details.slug(), details.name(), details.attributes()))
                        .orElse(null),
                new CampaignValues(campaign.name(), campaign.fromName(), campaign.fromEmail()));
    }

    KnownContact contact(String externalId, CompiledWorkflow workflow, Instant at) {
        Contact contact = contacts.get(externalId);
        FactsNeeded needed = workflow.reads();
        ContactFacts known =
                facts.load(callers.tenant(), List.of(contact.id()), needed, at).get(contact.id());
        return new KnownContact(contact, needed, known == null ? nothing(contact, at) : known, consents.of(externalId));
    }

    private static ContactFacts nothing(Contact contact, Instant at) {
        return new ContactFacts(contact.id(), at, JsonNodeFactory.instance.objectNode(), Set.of(), Map.of());
    }

    /**
     * What stands around a run.
     *
     * @param product null = none
     * @param campaign null = none
     */
    record Around(CampaignSetting setting, ProductValues product, CampaignValues campaign) {}
}
