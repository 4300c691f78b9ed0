package org.millrace.template.web;

import jakarta.validation.constraints.NotNull;
import org.millrace.template.TemplateDraft;

/** @param contact an external id; null = a made-up person */
public record DraftBody(@NotNull TemplateDraft draft, String contact) {}
