package org.millrace.workflow.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Json;
import org.millrace.platform.Misread;
import org.millrace.platform.Sentence;
import org.millrace.workflow.PublishChoice;

/** What happens to those inside at a publication. */
@Schema(name = "PublishChoices", example = ChoicesBody.EXAMPLE)
public record ChoicesBody(
        @Schema(
                        description =
                                "One choice per campaign; in campaigns that are not named those inside stay on their"
                                        + " version. `mapping` holds only what differs from the suggested mapping: from the id"
                                        + " of an older version's node to that of a node of the new one, or to null for those"
                                        + " who shall stay.")
                List<PublishChoice> campaigns) {

    static final String EXAMPLE =
            "{\"campaigns\": [{\"campaign\": 1, \"choice\": \"MOVE_NOW\", \"mapping\": {\"old\": \"new\"}}]}";

    private static final int MAX_CAMPAIGNS = 1_000;

    /** No body, or one that names no campaign, chooses nothing. */
    static List<PublishChoice> read(InputStream body) throws IOException {
        String text = DocumentBody.read(body);
        if (text.isBlank()) {
            return List.of();
        }
        List<PublishChoice> choices = parse(text).campaigns();
        if (choices == null) {
            return List.of();
        }
        if (choices.size() > MAX_CAMPAIGNS || choices.contains(null)) {
            throw new InvalidInput(
                    "campaigns",
                    Sentence.of("This is not a list of at most {0} choices.", MAX_CAMPAIGNS),
                    Sentence.of("Write {0}.", EXAMPLE));
        }
        return choices;
    }

    private static ChoicesBody parse(String text) {
        try {
            ChoicesBody body = Json.MAPPER.readValue(text, ChoicesBody.class);
            return body == null ? new ChoicesBody(List.of()) : body;
        } catch (JsonProcessingException e) {
            throw Misread.of(e).refusal();
        }
    }
}
