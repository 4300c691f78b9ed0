package org.millrace.audience;

import org.millrace.platform.Page;

/**
 * Which lists and segments are asked for, newest first.
 *
 * @param search a part of the name or the slug, upper and lower case alike; null = all
 * @param kind null = both
 * @param archived true = the archived ones, false = those in use
 * @param after the cursor of the page before; null = the first page
 * @param limit 1 to {@link Page#MAX_LIMIT}
 */
public record SegmentQuery(String search, SegmentKind kind, boolean archived, String after, int limit) {

    public SegmentQuery {
        search = search == null || search.isBlank() || search.indexOf('\0') >= 0 ? null : search.strip();
        Page.limit(limit);
    }

    public static SegmentQuery inUse() {
        return new SegmentQuery(null, null, false, null, Page.DEFAULT_LIMIT);
    }

    long before() {
        return Page.after(after, Long.MAX_VALUE);
    }
}
