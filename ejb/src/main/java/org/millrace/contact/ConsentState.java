package org.millrace.contact;

/** What a contact said about messages on a channel and topic. Where it said nothing, nothing is refused. */
public enum ConsentState {
    OPTED_IN,
    OPTED_OUT
}
