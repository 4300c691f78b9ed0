package org.millrace.audience.web;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Contacts that join or leave a list. */
@Schema(name = "SegmentContacts")
public record ContactsBody(
        @Schema(description = "External ids, at most 10,000.", example = "[\"c-1\", \"c-2\"]", required = true)
                List<String> contacts) {}
