package org.millrace.calendar;

/** What of a calendar closes a moment. */
public enum ClosedBy {
    HOLIDAY,
    QUIET_HOURS,
    /** Open hours, and this is none of them. */
    HOURS
}
