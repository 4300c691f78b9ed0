package org.millrace.audience;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.millrace.platform.Sentence;
import org.millrace.predicate.Predicate;
import org.millrace.predicate.PredicateReader;

/**
 * A list or a segment.
 *
 * @param id what a campaign binds
 * @param slug its name in REST and in scripts
 * @param predicate of a segment, in its JSON form; null for a list
 * @param members how many there were at {@code countedAt}; null = never counted
 * @param archived not offered any more; campaigns that have it keep it
 * @param enabled whether campaigns take entries from it
 * @param exclusions the slugs of the lists and segments whose members it leaves out, in their order
 * @param version the ETag
 */
public record Segment(
        long id,
        String slug,
        String name,
        String description,
        SegmentKind kind,
        JsonNode predicate,
        Long members,
        Instant countedAt,
        boolean archived,
        boolean enabled,
        List<String> exclusions,
        Instant createdAt,
        Instant updatedAt,
        int version) {

    /** The predicate in words; null for a list. */
    @JsonProperty
    public Sentence sentence() {
        return kind == SegmentKind.LIST ? null : rule().said();
    }

    @JsonIgnore
    Predicate rule() {
        return PredicateReader.read(predicate, "predicate");
    }
}
