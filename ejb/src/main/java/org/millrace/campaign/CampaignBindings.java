package org.millrace.campaign;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.millrace.platform.Caller;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;

/** Finds what details name: workflow, segment, products, owner. */
@Dependent
class CampaignBindings {

    private final BindingTargetRepository targets;
    private final OwnWorkflows workflows;

    @Inject
    CampaignBindings(BindingTargetRepository targets, OwnWorkflows workflows) {
        this.targets = targets;
        this.workflows = workflows;
    }

    /**
     * @param present the workflow that the campaign has already and keeps when none is named; null = it makes its own
     * @param owner who has the campaign already, and keeps it also after having left; null = nobody
     */
    Campaign.Bindings find(Caller caller, CampaignDetails details, Long present, String owner) {
        List<Violation> unknown = new ArrayList<>();
        Long segment = segment(caller.tenant(), details.audience(), unknown);
        Set<Long> exclusions = exclusions(caller.tenant(), details.audience().exclude(), unknown);
        Map<String, Long> products = products(caller.tenant(), details.products(), unknown);
        Long workflow = details.workflow() == null ? present : workflow(details.workflow(), unknown);
        String named = details.owner() == null ? caller.name() : details.owner();
        if (!named.equals(caller.name()) && !named.equals(owner) && !targets.isUser(caller.tenant(), named)) {
            unknown.add(new Violation(
                    "owner",
                    Sentence.of("There is no user \"{0}\".", named),
                    Sentence.of("Write a name that somebody signs in with here, or leave it out: then it is yours.")));
        }
        if (!unknown.isEmpty()) {
            throw new InvalidInput(unknown);
        }
        return new Campaign.Bindings(
                workflow == null ? workflows.fresh(caller.tenant(), details.name()) : workflow,
                segment,
                exclusions,
                named,
                products);
    }

    private Long workflow(String slug, List<Violation> unknown) {
        try {
            return workflows.bound(slug);
        } catch (NotFound e) {
            unknown.add(new Violation(
                    "workflow",
                    Sentence.of("There is no workflow \"{0}\".", slug),
                    Sentence.of("Make it first, or leave the field out.")));
            return null;
        }
    }

    private Long segment(int tenant, AudienceChoice audience, List<Violation> unknown) {
        if (audience.kind() != AudienceKind.SEGMENT) {
            return null;
        }
        Long id = targets.segment(tenant, audience.segment()).orElse(null);
        if (id == null) {
            unknown.add(new Violation(
                    "audience.segment",
                    Sentence.of("There is no list or segment \"{0}\" in use.", audience.segment()),
                    Sentence.of("Make it first, or choose another.")));
        }
        return id;
    }

    /** Archived ones too: what was left out goes on being left out. */
    private Set<Long> exclusions(int tenant, List<String> slugs, List<Violation> unknown) {
        Map<String, Long> found = targets.segments(tenant, slugs);
        slugs.stream()
                .filter(slug -> !found.containsKey(slug))
                .forEach(slug -> unknown.add(new Violation(
                        "audience.exclude",
                        Sentence.of("There is no list or segment \"{0}\".", slug),
                        Sentence.of("Make it first, or leave it out."))));
        return new TreeSet<>(found.values());
    }

    private Map<String, Long> products(int tenant, List<ProductChoice> products, List<Violation> unknown) {
        List<String> slugs = products.stream().map(ProductChoice::slug).toList();
        Map<String, Long> found = targets.products(tenant, slugs);
        slugs.stream()
                .filter(slug -> !found.containsKey(slug))
                .forEach(slug -> unknown.add(new Violation(
                        "products", Sentence.of("There is no product \"{0}\".", slug), Sentence.of("Make it first."))));
        return found;
    }
}
