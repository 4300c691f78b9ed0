package org.millrace.template;

import java.time.Instant;

/**
 * A template in a list.
 *
 * @param currentNo the number of the version that new messages are made from
 * @param version counts the changes: the ETag
 */
public record TemplateSummary(
        String slug,
        String name,
        String channel,
        String topic,
        int currentNo,
        boolean archived,
        Instant createdAt,
        Instant updatedAt,
        int version) {}
