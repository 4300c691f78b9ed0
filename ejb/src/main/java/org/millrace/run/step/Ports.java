package org.millrace.run.step;

/** The names of ports that several node types have in common. */
final class Ports {

    /** The only way on. */
    static final String NEXT = "next";

    static final String YES = "yes";
    static final String NO = "no";

    /** Taken when nothing else fits. */
    static final String OTHERWISE = "otherwise";

    private Ports() {}
}
