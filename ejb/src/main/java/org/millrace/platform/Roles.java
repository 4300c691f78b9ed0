package org.millrace.platform;

/** The four roles of people and systems, and the one of the engine's own timers and listeners. */
public final class Roles {
    /** Everything in the tenant: users, keys, settings, and what the others may do. */
    public static final String ADMIN = "admin";
    /** Makes and runs campaigns, audiences, workflows, templates. */
    public static final String MARKETER = "marketer";
    /** Reads everything but secrets; changes nothing. */
    public static final String ANALYST = "analyst";
    /** An internal system: contacts, events, triggers. */
    public static final String INTEGRATION = "integration";
    /** Timers and listeners; never given to a person. */
    public static final String ENGINE = "engine";

    private Roles() {}
}
