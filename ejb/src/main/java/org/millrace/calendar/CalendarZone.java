package org.millrace.calendar;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whose local time a calendar is told in. */
public enum CalendarZone {
    /** The contact's; the campaign's where the contact's is not known. */
    @JsonProperty("contact")
    CONTACT,
    /** The campaign's, for everybody. */
    @JsonProperty("campaign")
    CAMPAIGN
}
