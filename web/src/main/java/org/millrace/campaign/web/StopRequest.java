package org.millrace.campaign.web;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a stop may say. */
public record StopRequest(
        @Size(max = 500) @Schema(description = "Why, for the trail of everybody inside.") String reason) {}
