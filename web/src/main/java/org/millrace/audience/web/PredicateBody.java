package org.millrace.audience.web;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A rule that need not have been saved. */
@Schema(name = "SegmentRule")
public record PredicateBody(
        @Schema(
                        description = "The rule; `predicate-types` has the schema of each type.",
                        type = SchemaType.OBJECT,
                        required = true,
                        example = "{\"type\": \"attribute\", \"name\": \"treatment\", \"equals\": \"Mens E-Mail\"}")
                JsonNode predicate) {}
