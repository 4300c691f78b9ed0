package org.millrace.audience;

import com.fasterxml.jackson.databind.JsonNode;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;

/**
 * What is decided about a list or a segment.
 *
 * @param slug lower-case letters, digits and hyphens; left out = made from the name; fixed once created
 * @param name for people
 * @param kind LIST or SEGMENT; fixed once created; left out = SEGMENT if there is a predicate
 * @param predicate of a segment: {@code {"type": "hasTag", "tag": "vip"}}; a list has none
 */
public record SegmentDetails(String slug, String name, String description, SegmentKind kind, JsonNode predicate) {

    public SegmentDetails {
        kind = kind == null ? (isThere(predicate) ? SegmentKind.SEGMENT : SegmentKind.LIST) : kind;
        predicate = isThere(predicate) ? predicate : null;
    }

    /** @throws InvalidInput it names itself otherwise */
    SegmentDetails called(String key) {
        if (slug != null && !slug.equals(key)) {
            throw new InvalidInput(
                    "slug",
                    Sentence.of("is not the one of the address"),
                    Sentence.of("Leave it out; a slug cannot be changed."));
        }
        return new SegmentDetails(key, name, description, kind, predicate);
    }

    private static boolean isThere(JsonNode predicate) {
        return predicate != null && !predicate.isNull();
    }
}
