package org.millrace.campaign;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * Whom the campaign is for: {@code {"kind": "ALL"}} or {@code {"kind": "SEGMENT", "segment": "big-spenders"}}.
 *
 * @param segment the slug of a list or segment; null otherwise
 */
public record AudienceChoice(AudienceKind kind, String segment) {

    public static final AudienceChoice NONE = new AudienceChoice(AudienceKind.NONE, null);

    public static AudienceChoice all() {
        return new AudienceChoice(AudienceKind.ALL, null);
    }

    public static AudienceChoice segment(String slug) {
        return new AudienceChoice(AudienceKind.SEGMENT, slug);
    }

    @JsonCreator
    static AudienceChoice of(@JsonProperty("kind") String kind, @JsonProperty("segment") String segment) {
        if (kind == null) {
            return segment == null ? NONE : segment(segment);
        }
        return new AudienceChoice(AudienceKind.valueOf(kind.toUpperCase(Locale.ROOT)), segment);
    }
}
