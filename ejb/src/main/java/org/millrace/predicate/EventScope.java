package org.millrace.predicate;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which events count. */
public enum EventScope {
    /** All of the contact's. */
    @JsonProperty("anywhere")
    ANYWHERE("anywhere"),
    /** Those that belong to the campaign of the run that asks; means nothing in a segment. */
    @JsonProperty("campaign")
    CAMPAIGN("campaign");

    private final String word;

    EventScope(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
