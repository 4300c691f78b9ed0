package org.millrace.platform;

import java.util.List;

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

    /** What a user or an API key can be given. */
    public static final List<String> ASSIGNABLE = List.of(ADMIN, MARKETER, ANALYST, INTEGRATION);

    private Roles() {}
}
