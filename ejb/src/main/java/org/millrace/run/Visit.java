package org.millrace.run;

import java.time.Instant;
import org.millrace.campaign.CampaignTerms;
import org.millrace.contact.ContactFacts;

/**
 * One run at the node.
 *
 * @param campaign what the campaign says to its runs
 * @param visit the number of the node's execution within the run: with run and node it is unique for ever
 * @param arrivedAt when the run came to this node; a wait counts from here
 * @param stay whether the node had it wait before, until when, and what woke it
 * @param passes how often the run has passed this node before, where it is a jump
 * @param businessKey the case that the run is about, such as an order; null = none
 */
public record Visit(
        long runId,
        long contactId,
        long campaignId,
        CampaignTerms campaign,
        int visit,
        ContactFacts facts,
        Instant arrivedAt,
        Stay stay,
        int passes,
        String businessKey) {

    /** One that is about no business case. */
    public Visit(
            long runId,
            long contactId,
            long campaignId,
            CampaignTerms campaign,
            int visit,
            ContactFacts facts,
            Instant arrivedAt,
            Stay stay,
            int passes) {
        this(runId, contactId, campaignId, campaign, visit, facts, arrivedAt, stay, passes, null);
    }

    /** Whether the node had the run wait and something has now woken it: its time, a signal, or a change of what it looks at. */
    public boolean resumed() {
        return stay.resumed();
    }

    /** When the run really came, which no resumption has made later: what happened from then on counts. */
    public Instant cameAt() {
        return campaign == null ? arrivedAt : campaign.retimings().really(arrivedAt);
    }

    /** What woke the run, or null. */
    public String signal() {
        return stay.signal();
    }
}
