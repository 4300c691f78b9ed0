package org.millrace.delivery.web;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.millrace.delivery.Resolution;

/** How an uncertain message is settled. */
@Schema(example = "{\"resolution\": \"sent\", \"note\": \"relay log of 21 November\"}")
public record ResolutionBody(
        @Schema(description = "`sent`, `not-sent-resend` or `failed`") @NotNull String resolution,
        @Schema(description = "How this is known; at most 500 characters") String note) {

    Resolution resolved() {
        return Resolutions.of(resolution);
    }
}
