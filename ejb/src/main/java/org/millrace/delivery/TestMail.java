package org.millrace.delivery;

import org.millrace.template.TemplateDraft;

/**
 * A mail to try a template out.
 *
 * @param to where it goes
 * @param template its slug, which decides by which account it leaves; null = not saved yet
 * @param draft what is written
 * @param contact whose fields are filled in; null = a made-up person's
 */
public record TestMail(String to, String template, TemplateDraft draft, String contact) {}
