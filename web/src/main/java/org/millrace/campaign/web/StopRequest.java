package org.millrace.campaign.web;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;

/** What a stop may say. */
public record StopRequest(
        @Schema(description = "Why, for the trail of everybody inside; at most 500 characters.") String reason) {

    private static final int LONGEST = 500;

    String checkedReason() {
        if (reason != null && reason.length() > LONGEST) {
            throw new InvalidInput(
                    "reason", Sentence.of("is longer than {0} characters", LONGEST), Sentence.of("Say it shorter."));
        }
        return reason;
    }
}
