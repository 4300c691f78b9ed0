package org.millrace.workflow;

/**
 * Which of the runs that wait at a node get one answer from it when they are asked at one moment. Who asks for many people asks once
 * for all that are alike.
 */
public enum Alike {
    /** Those that came at one time, for one reason and until one time. */
    OF_ONE_TIME,
    /** Of these, the ones whose contacts live in one time zone. */
    OF_ONE_TIME_AND_ZONE,
    /** None: the answer hangs on what is known of each contact, or on the run itself. */
    NONE
}
