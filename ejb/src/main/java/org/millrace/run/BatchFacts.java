package org.millrace.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.millrace.campaign.CampaignTerms;
import org.millrace.contact.ContactFacts;
import org.millrace.contact.ContactFactsStore;
import org.millrace.predicate.Facts.RunFacts;
import org.millrace.predicate.FactsNeeded;
import org.millrace.predicate.Predicate;
import org.millrace.workflow.CompiledNode;
import org.millrace.workflow.CompiledWorkflow;

/**
 * The facts of a batch's contacts: loaded once per version, when the first of its nodes asks, with all that any of its nodes may
 * ask. What the batch itself changes is seen by the nodes after it.
 */
final class BatchFacts {

    private final ContactFactsStore store;
    private final Map<Long, CampaignTerms> terms;
    private final Instant now;
    private final Onlooker onlooker;
    private final Map<Long, ContactFacts> byRun = new HashMap<>();
    private final Map<Long, List<Consumer<ContactFacts>>> changes = new HashMap<>();
    private FactsNeeded ofVersion = FactsNeeded.NONE;
    private long versionId;

    BatchFacts(ContactFactsStore store, Map<Long, CampaignTerms> terms, Instant now, Onlooker onlooker) {
        this.store = store;
        this.terms = terms;
        this.now = now;
        this.onlooker = onlooker;
    }

    void forVersion(CompiledWorkflow version) {
        if (version.versionId() != versionId) {
            versionId = version.versionId();
            ofVersion = Stream.concat(
                            version.nodes().stream().map(BatchFacts::reads),
                            version.edges().stream()
                                    .filter(edge -> edge.when() != null)
                                    .map(edge -> edge.when().reads()))
                    .reduce(FactsNeeded.NONE, FactsNeeded::and);
        }
    }

    void load(List<Walker> walkers, FactsNeeded needed) {
        if (!needed.nothing()) {
            load(walkers.stream()
                    .map(Walker::run)
                    .filter(run -> !byRun.containsKey(run.id()))
                    .toList());
        }
    }

    List<Visit> visits(List<Walker> walkers, FactsNeeded needed) {
        load(walkers, needed);
        return walkers.stream().map(this::visit).toList();
    }

    /** What is known of the run's contact, loaded for it alone where no node of the batch has asked before. */
    ContactFacts of(Walker walker, FactsNeeded needed) {
        return visits(List.of(walker), needed).get(0).facts();
    }

    boolean holds(Walker walker, Predicate condition) {
        ContactFacts known = of(walker, condition.reads());
        onlooker.edge(walker.visit(), condition, known);
        return condition.test(known);
    }

    /** Remembers what a step changed about the contact, for the nodes that this batch comes to later. */
    void changed(Walker walker, Consumer<ContactFacts> change) {
        ContactFacts facts = byRun.get(walker.run().id());
        if (facts == null) {
            changes.computeIfAbsent(walker.run().id(), id -> new ArrayList<>()).add(change);
        } else {
            change.accept(facts);
        }
    }

    /** The campaign's. */
    ZoneId zone(long campaignId) {
        CampaignTerms ofCampaign = terms.get(campaignId);
        return ofCampaign == null ? ZoneOffset.UTC : ofCampaign.zone();
    }

    private Visit visit(Walker walker) {
        ClaimedRun run = walker.run();
        ContactFacts facts = byRun.get(run.id());
        return new Visit(
                run.id(),
                run.contactId(),
                run.campaignId(),
                terms.get(run.campaignId()),
                walker.visit(),
                facts == null ? nothingKnown(run) : facts,
                walker.arrivedAt(),
                walker.stay(),
                walker.passes(),
                run.businessKey());
    }

    private void load(List<ClaimedRun> runs) {
        Map<Integer, List<ClaimedRun>> byTenant = runs.stream().collect(Collectors.groupingBy(ClaimedRun::tenant));
        byTenant.forEach((tenant, ofTenant) -> {
            Set<Long> contacts = ofTenant.stream().map(ClaimedRun::contactId).collect(Collectors.toSet());
            Map<Long, ContactFacts> found = store.load(tenant, contacts, ofVersion, now);
            ofTenant.forEach(run -> keep(run, found.get(run.contactId())));
        });
    }

    private void keep(ClaimedRun run, ContactFacts found) {
        Optional<String> product =
                Optional.ofNullable(terms.get(run.campaignId())).map(CampaignTerms::product);
        RunFacts runFacts = new RunFacts(run.campaignId(), run.enteredAt(), product);
        ContactFacts facts = (found == null ? nothingKnown(run) : found).onBehalfOf(runFacts);
        changes.getOrDefault(run.id(), List.of()).forEach(change -> change.accept(facts));
        byRun.put(run.id(), facts);
    }

    private ContactFacts nothingKnown(ClaimedRun run) {
        return new ContactFacts(run.contactId(), now, JsonNodeFactory.instance.objectNode(), Set.of(), Map.of());
    }

    private static <C extends Record> FactsNeeded reads(CompiledNode<C> node) {
        return node.type().reads(node.configuration());
    }
}
