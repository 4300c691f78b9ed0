package org.millrace.template.web;

import jakarta.validation.constraints.NotNull;
import org.millrace.template.TemplateDraft;

/**
 * @param to where the test mail goes
 * @param contact whose fields are filled in; null = a made-up person's
 * @param draft sent instead of what is saved; null = what is saved
 */
public record TestBody(@NotNull String to, String contact, TemplateDraft draft) {}
