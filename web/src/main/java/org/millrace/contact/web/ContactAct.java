package org.millrace.contact.web;

/** What a person can have done to a contact on its page; each is asked about first. */
enum ContactAct {
    OPT_OUT(true),
    OPT_IN(false),
    SUPPRESS(true),
    LIFT(false),
    CANCEL(true),
    RE_ENROL(false),
    ERASE(true);

    private final boolean grave;

    ContactAct(boolean grave) {
        this.grave = grave;
    }

    boolean grave() {
        return grave;
    }
}
