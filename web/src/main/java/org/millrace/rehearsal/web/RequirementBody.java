package org.millrace.rehearsal.web;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether publishing demands that all flow tests pass. */
public record RequirementBody(
        @Schema(required = true, description = "True = a draft whose flow tests fail cannot be published.")
                boolean required) {}
