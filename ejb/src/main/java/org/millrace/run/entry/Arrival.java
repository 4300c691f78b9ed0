package org.millrace.run.entry;

import org.millrace.campaign.CampaignBinding;
import org.millrace.campaign.ReentryPolicy;

/** A contact at the trigger where it wants to enter. */
public record Arrival(Entrance entrance, Entrant entrant) {

    CampaignBinding campaign() {
        return entrance.campaign();
    }

    long contactId() {
        return entrant.contactId();
    }

    String businessKey() {
        return entrant.businessKey();
    }

    /** Whether its contact may not enter if it ever was inside, so that its entry is the first one. */
    boolean firstOnly() {
        return entrance.once() || campaign().reentry().never() && businessKey() == null;
    }

    /** Whether it enters however often its contact is named. */
    boolean always() {
        return !entrance.once() && businessKey() == null && campaign().reentry().policy() == ReentryPolicy.ALWAYS;
    }
}
