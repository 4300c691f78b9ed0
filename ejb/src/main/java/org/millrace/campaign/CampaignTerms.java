package org.millrace.campaign;

import java.time.ZoneId;

/**
 * What a campaign says to the runs in it, as of the transaction that works on them.
 *
 * @param zone of the campaign, for contacts whose own is not known
 * @param versionMove the decision by which runs go to a newer version at their next wait; null while there is none
 */
public record CampaignTerms(CampaignStatus status, ZoneId zone, Long versionMove) {

    /** Of a campaign whose runs stay on their versions. */
    public CampaignTerms(CampaignStatus status, ZoneId zone) {
        this(status, zone, null);
    }
}
