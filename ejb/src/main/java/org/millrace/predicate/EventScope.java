package org.millrace.predicate;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.millrace.platform.FormField;

/** Which events count. */
public enum EventScope {
    /** All of the contact's. */
    @JsonProperty("anywhere")
    @FormField("Of any campaign, or none")
    ANYWHERE("anywhere"),
    /** Those that belong to the campaign of the run that asks; means nothing in a segment. */
    @JsonProperty("campaign")
    @FormField("Of the run's campaign")
    CAMPAIGN("campaign");

    private final String word;

    EventScope(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
