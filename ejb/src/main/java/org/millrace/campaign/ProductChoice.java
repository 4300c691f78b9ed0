package org.millrace.campaign;

/**
 * A product that the campaign is about.
 *
 * @param primary the one that {@code {{product.*}}} speaks of; exactly one of the campaign's products is
 */
public record ProductChoice(String slug, boolean primary) {}
