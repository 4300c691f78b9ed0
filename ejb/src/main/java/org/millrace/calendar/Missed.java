package org.millrace.calendar;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.millrace.platform.FormField;

/** What becomes of times that passed unseen, within the grace. */
public enum Missed {
    @JsonProperty("fire-once")
    @FormField("Enter once, for the last of them")
    FIRE_ONCE,
    @JsonProperty("fire-all")
    @FormField("Enter for each of them")
    FIRE_ALL,
    @JsonProperty("skip")
    @FormField("Leave them out")
    SKIP
}
