package org.millrace.analytics;

/** Whose figures are asked for: one campaign's, or those of all campaigns of a workflow; one of the two. */
public record Scope(Long campaign, String workflow) {

    public static Scope ofCampaign(long id) {
        return new Scope(id, null);
    }

    public static Scope ofWorkflow(String slug) {
        return new Scope(null, slug);
    }
}
