package org.millrace.template;

/**
 * What stands between double braces.
 *
 * @param content without the braces, the whitespace around and the marks that trim it
 * @param line counts from 1
 */
record Tag(String content, int line) {}
