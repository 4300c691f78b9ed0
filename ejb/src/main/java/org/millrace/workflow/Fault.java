package org.millrace.workflow;

import org.millrace.platform.Sentence;

/**
 * What is wrong with a configuration.
 *
 * @param field a JSON path below the configuration; empty = the configuration as a whole
 */
record Fault(String field, Sentence what, Sentence mend) {}
