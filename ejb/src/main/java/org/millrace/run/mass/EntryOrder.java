package org.millrace.run.mass;

/**
 * The params of an ENROL.
 *
 * @param nodeNo the trigger at which the audience enters
 */
record EntryOrder(int nodeNo) {}
