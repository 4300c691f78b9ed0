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
        if (limit < 1 || limit > Page.MAX_LIMIT) {
            throw new InvalidInput("limit", "is out of range", "Ask for 1 to " + Page.MAX_LIMIT + " items.");
        }
    }

    public static PageRequest first() {
        return new PageRequest(Page.DEFAULT_LIMIT, null);
    }

    /** For lists in order of id: the id after which the page begins. */
    public long afterId() {
        if (after == null) {
            return 0;
        }
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw new InvalidInput("after", "is not a cursor", "Take it from \"next\" of the page before.");
        }
    }

    /** Cuts a result that was fetched with one row more than the limit. */
    public <T> Page<T> cut(List<T> rows, Function<T, String> cursor) {
        return Page.of(rows, limit, cursor);
    }
}
