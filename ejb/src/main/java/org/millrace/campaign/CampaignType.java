package org.millrace.campaign;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.millrace.platform.KnownWords;

/** What a campaign is for. Each can only be activated with a workflow and an audience that make it what it is: see {@link Launch}. */
public enum CampaignType {
    /** One message to many, once. */
    BROADCAST,
    /** A sequence over days or weeks. */
    DRIP,
    /** Entered when something happens. */
    TRIGGERED,
    /** Arms of an experiment that are compared with each other. */
    AB_TEST;

    @JsonCreator
    static CampaignType of(String word) {
        return KnownWords.read(CampaignType.class, word, "");
    }
}
