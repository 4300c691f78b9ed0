package org.millrace.template;

/**
 * What an author writes.
 *
 * @param subject one line; null where the channel has none
 * @param html the HTML part; null where the channel has none
 * @param text the plain-text part; null = derived from the HTML
 */
public record TemplateSource(String subject, String html, String text) {}
