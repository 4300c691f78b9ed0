package org.millrace.template;

/**
 * A message's content.
 *
 * @param subject one line, safe as a header's value before encoding; null where the template has none
 * @param html sanitised; null where the template has none
 * @param text never null
 */
public record Rendered(String subject, String html, String text) {}
