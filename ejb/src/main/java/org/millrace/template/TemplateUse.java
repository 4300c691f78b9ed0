package org.millrace.template;

/**
 * A workflow that makes messages of a template.
 *
 * @param published whether its published version does
 * @param drafted whether its draft does
 * @param campaigns how many campaigns run it that are not archived
 */
public record TemplateUse(String workflow, String name, boolean published, boolean drafted, long campaigns) {}
