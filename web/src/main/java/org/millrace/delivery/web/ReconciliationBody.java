package org.millrace.delivery.web;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.millrace.delivery.Resolution;

/** How many uncertain messages are settled at once. */
@Schema(example = "{\"messages\": [4711, 4712], \"resolution\": \"sent\", \"note\": \"relay log of 21 November\"}")
public record ReconciliationBody(
        @Schema(description = "Ids of messages, 1 to 10,000") @NotNull List<Long> messages,
        @Schema(description = "`sent`, `not-sent-resend` or `failed`") @NotNull String resolution,
        @Schema(description = "How this is known; at most 500 characters") String note) {

    Resolution resolved() {
        return Resolutions.of(resolution);
    }
}
