package org.millrace.campaign.web;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.millrace.campaign.CatchUp;
import org.millrace.campaign.CatchUpRule;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;

/** How a frozen campaign catches up. */
@Schema(description = "How a frozen campaign catches up with what fell due meanwhile.")
public record CatchUpRequest(
        @Schema(
                        description =
                                "NOW at once; SPREAD evenly over `hours`; SKIP_OLDER does not send what is overdue by more than "
                                        + "`olderThan`; RETIME shifts everything by the length of the freeze.")
                CatchUpRule rule,
        @Schema(description = "For SPREAD: over how many hours.") Integer hours,
        @Schema(description = "For SKIP_OLDER: an ISO duration.", example = "PT48H") String olderThan) {

    /** What was asked for; nothing is NOW. */
    public static CatchUp read(CatchUpRequest request) {
        return request == null ? CatchUp.NOW : request.catchUp();
    }

    private CatchUp catchUp() {
        if (hours != null && olderThan != null) {
            throw new InvalidInput(
                    "catchUp",
                    Sentence.of("has both hours and olderThan"),
                    Sentence.of("Send the one that the rule takes."));
        }
        if (rule == CatchUpRule.SPREAD && olderThan != null || rule == CatchUpRule.SKIP_OLDER && hours != null) {
            throw new InvalidInput(
                    "catchUp",
                    Sentence.of("has the span of another rule"),
                    Sentence.of("SPREAD takes hours, SKIP_OLDER olderThan."));
        }
        return new CatchUp(rule, hours == null ? duration() : Duration.ofHours(hours));
    }

    private Duration duration() {
        try {
            return olderThan == null ? null : Duration.parse(olderThan);
        } catch (DateTimeParseException e) {
            throw new InvalidInput(
                    "catchUp.olderThan", Sentence.of("is not an ISO duration"), Sentence.of("Send one like PT48H."));
        }
    }
}
