package org.millrace.template;

/**
 * A template after it was saved.
 *
 * @param created whether it is new
 */
public record SavedTemplate(TemplateSummary template, boolean created) {}
