package org.millrace.workflow;

/** What lets contacts enter at a trigger. */
public enum TriggerKind {
    /** A person or the activation: the audience enters. */
    MANUAL,
    /** A time: the audience as it is then enters. */
    SCHEDULE,
    /** A signed call from outside: the contact it names enters. */
    WEBHOOK,
    /** Something that a contact did: that contact enters. */
    EVENT;

    /** Whether contacts enter one by one, and not as an audience. */
    public boolean single() {
        return this == WEBHOOK || this == EVENT;
    }
}
