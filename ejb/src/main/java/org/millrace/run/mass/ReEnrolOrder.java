package org.millrace.run.mass;

import java.util.List;

/**
 * Who is let in again.
 *
 * @param contacts external ids; null when a segment is named
 * @param segment the slug of a list or segment; null when contacts are named
 * @param reason for the trail of each; may be null
 */
public record ReEnrolOrder(List<String> contacts, String segment, String reason) {}
