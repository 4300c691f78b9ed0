package org.millrace.campaign;

/** When the messages of a campaign go out. */
public enum SendStrategy {
    /** As soon as a run comes to the send. */
    IMMEDIATE,
    /** The campaign itself starts at a set time; its messages then go out as soon as a run comes to the send. */
    SCHEDULED,
    /** At the hour at which the contact opens most, in the contact's zone, within 24 hours. */
    OPTIMISED
}
