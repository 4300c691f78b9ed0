package org.millrace.workflow;

/**
 * What is wrong with a configuration.
 *
 * @param field a JSON path below the configuration; empty = the configuration as a whole
 */
record Fault(String field, String what, String mend) {}
