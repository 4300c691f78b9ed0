package org.millrace.campaign;

import java.time.ZoneId;
import java.util.Set;

/**
 * What a campaign says to the runs in it, as of the transaction that works on them.
 *
 * @param zone of the campaign, for contacts whose own is not known
 * @param product the slug of its primary product; null where it has none
 * @param fitCriterion what its primary product says is scored for it; null where it says nothing
 * @param versionMove the decision by which runs go to a newer version at their next wait; null while there is none
 * @param timing when its messages go out
 * @param retimings the resumptions that made arrivals later
 * @param archivedTemplates the slugs of templates that make no more messages
 */
public record CampaignTerms(
        CampaignStatus status,
        ZoneId zone,
        String product,
        String fitCriterion,
        Long versionMove,
        SendTiming timing,
        Retimings retimings,
        Set<String> archivedTemplates) {

    /** Of a campaign whose waits were never retimed. */
    public CampaignTerms(
            CampaignStatus status,
            ZoneId zone,
            String product,
            String fitCriterion,
            Long versionMove,
            SendTiming timing) {
        this(status, zone, product, fitCriterion, versionMove, timing, Retimings.NONE, Set.of());
    }

    /** Of a campaign whose messages go out at once. */
    public CampaignTerms(CampaignStatus status, ZoneId zone, String product, String fitCriterion, Long versionMove) {
        this(status, zone, product, fitCriterion, versionMove, SendTiming.AT_ONCE);
    }

    /** Of a campaign whose runs stay on their versions, without a product. */
    public CampaignTerms(CampaignStatus status, ZoneId zone) {
        this(status, zone, null, null, null);
    }

    /** As it was while all its templates were in use. */
    public CampaignTerms withEveryTemplate() {
        return new CampaignTerms(status, zone, product, fitCriterion, versionMove, timing, retimings, Set.of());
    }
}
