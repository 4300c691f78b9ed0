package org.millrace.campaign;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.millrace.platform.KnownWords;

/**
 * Whom the campaign is for: {@code {"kind": "ALL"}} or {@code {"kind": "SEGMENT", "segment": "big-spenders"}}, and whom not:
 * {@code {"kind": "ALL", "exclude": ["customers"]}}.
 *
 * @param segment the slug of a list or segment; null otherwise
 * @param exclude the slugs of lists and segments whose members neither enter nor are sent anything
 */
public record AudienceChoice(AudienceKind kind, String segment, List<String> exclude) {

    public static final AudienceChoice NONE = new AudienceChoice(AudienceKind.NONE, null, List.of());

    public AudienceChoice {
        exclude = exclude == null ? List.of() : exclude.stream().distinct().toList();
    }

    public static AudienceChoice all() {
        return new AudienceChoice(AudienceKind.ALL, null, List.of());
    }

    public static AudienceChoice segment(String slug) {
        return new AudienceChoice(AudienceKind.SEGMENT, slug, List.of());
    }

    public AudienceChoice excluding(List<String> slugs) {
        return new AudienceChoice(kind, segment, slugs);
    }

    @JsonCreator
    static AudienceChoice of(
            @JsonProperty("kind") String kind,
            @JsonProperty("segment") String segment,
            @JsonProperty("exclude") List<String> exclude) {
        AudienceKind meant = segment == null ? AudienceKind.NONE : AudienceKind.SEGMENT;
        return new AudienceChoice(
                kind == null ? meant : KnownWords.read(AudienceKind.class, kind, "kind"), segment, exclude);
    }
}
