package org.millrace.platform;

import java.util.List;
import java.util.function.Function;

/**
 * Which page is asked for.
 *
 * @param limit 1 to {@link Page#MAX_LIMIT}
 * @param after the cursor that the page before gave, null for the first page
 */
public record PageRequest(int limit, String after) {

    public PageRequest {
        Page.limit(limit);
    }

    public static PageRequest first() {
        return new PageRequest(Page.DEFAULT_LIMIT, null);
    }

    /** For lists in order of id: the id after which the page begins. */
    public long afterId() {
        return Page.after(after, 0);
    }

    /** For lists that begin with the newest: the id before which the page begins. */
    public long beforeId() {
        return Page.after(after, Long.MAX_VALUE);
    }

    /** Cuts a result that was fetched with one row more than the limit. */
    public <T> Page<T> cut(List<T> rows, Function<T, String> cursor) {
        return Page.of(rows, limit, cursor);
    }
}
