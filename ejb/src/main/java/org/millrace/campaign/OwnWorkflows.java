package org.millrace.campaign;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.millrace.platform.IfMatch;
import org.millrace.workflow.WorkflowDocument;
import org.millrace.workflow.WorkflowJson;
import org.millrace.workflow.WorkflowSummary;
import org.millrace.workflow.Workflows;

/** The workflow that a campaign makes for itself: a new one, or a copy of another campaign's. */
@Dependent
class OwnWorkflows {

    private static final int LONGEST = 48;

    private final Workflows workflows;
    private final BindingTargetRepository targets;

    @Inject
    OwnWorkflows(Workflows workflows, BindingTargetRepository targets) {
        this.workflows = workflows;
        this.targets = targets;
    }

    long bound(String slug) {
        return workflows.get(slug).id();
    }

    /** An empty draft. */
    long fresh(int tenant, String campaignName) {
        String slug = freeSlug(tenant, campaignName);
        String empty =
                WorkflowJson.write(new WorkflowDocument(slug, campaignName, null, List.of(), List.of(), Map.of()));
        workflows.save(slug, empty, IfMatch.ABSENT);
        return workflows.get(slug).id();
    }

    /** Nodes, edges and layout of the other's draft under a slug of its own. */
    WorkflowSummary copyOf(int tenant, long workflowId, String campaignName) {
        return workflows.copy(workflowId, freeSlug(tenant, campaignName), campaignName);
    }

    private String freeSlug(int tenant, String campaignName) {
        String wanted = slug(campaignName);
        Set<String> taken = new HashSet<>(targets.workflowSlugs(tenant, wanted));
        String slug = wanted;
        for (int n = 2; taken.contains(slug); n++) {
            slug = wanted + "-" + n;
        }
        return slug;
    }

    /** Lower-case letters, digits and hyphens, accents taken off. */
    static String slug(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-");
        String cut = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
        String slug = cut.replaceAll("^-+|-+$", "");
        return slug.isEmpty() ? "campaign" : slug;
    }
}
