package org.millrace.template;

import java.time.Instant;

/**
 * A version in a template's history.
 *
 * @param no counts from 1
 */
public record SavedVersion(int no, Instant createdAt, String createdBy, TemplateSource source) {}
