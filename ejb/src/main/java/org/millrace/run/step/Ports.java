package org.millrace.run.step;

/** The names of ports that several node types have in common. */
final class Ports {

    /** The only way on. */
    static final String NEXT = "next";

    static final String YES = "yes";
    static final String NO = "no";

    /** Taken when nothing else fits. */
    static final String OTHERWISE = "otherwise";

    /** The event that was waited for has come. */
    static final String HAPPENED = "happened";

    /** The event that was waited for has not come in time. */
    static final String TIMEOUT = "timeout";

    /** The contact has no such date. */
    static final String MISSING = "missing";

    private Ports() {}
}
