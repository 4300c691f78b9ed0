package org.millrace.template;

import java.util.Set;

/**
 * A template with the content of its current version.
 *
 * @param variables the paths that it reads
 */
public record StoredTemplate(TemplateSummary template, TemplateSource source, Set<String> variables) {}
