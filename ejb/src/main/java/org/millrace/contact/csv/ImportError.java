package org.millrace.contact.csv;

import org.millrace.platform.Sentence;

/**
 * A row that was refused.
 *
 * @param row its number, from 1, not counting the header
 * @param field the column, field or attribute that is wrong; null = the row as a whole
 * @param message what is wrong and how to mend it
 * @param raw the beginning of the row; null where it is not kept
 */
public record ImportError(long row, String field, Sentence message, String raw) {}
