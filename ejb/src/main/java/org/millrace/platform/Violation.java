package org.millrace.platform;

/**
 * One thing that is wrong with an input.
 *
 * @param where the place, as a JSON path, a column, a node or an edge: {@code nodes[welcome].config.template}
 * @param what what is wrong, in words for a person
 * @param mend what to do about it
 */
public record Violation(String where, Sentence what, Sentence mend) {}
