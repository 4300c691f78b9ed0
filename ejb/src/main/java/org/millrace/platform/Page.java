package org.millrace.platform;

import java.util.List;
import java.util.Optional;

/**
 * A keyset page.
 *
 * @param items at most the limit that was asked for
 * @param next the opaque cursor of the next page, empty on the last
 */
public record Page<T>(List<T> items, Optional<String> next) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 500;

    /** Cuts a result that was fetched with one row more than the limit. */
    public static <T> Page<T> of(List<T> rows, int limit, java.util.function.Function<T, String> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(List.copyOf(rows), Optional.empty());
        }
        List<T> items = List.copyOf(rows.subList(0, limit));
        return new Page<>(items, Optional.of(cursor.apply(items.get(limit - 1))));
    }

    /**
     * The number in the cursor of a list that is kept in the order of a number.
     *
     * @param cursor null or empty for the first page
     * @param first what stands for the first page
     * @throws InvalidInput when it is no cursor of such a list
     */
    public static long after(String cursor, long first) {
        try {
            return cursor == null || cursor.isBlank() ? first : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw unknownCursor();
        }
    }

    /** The refusal of a cursor that this list has not given. */
    public static InvalidInput unknownCursor() {
        return new InvalidInput(
                "after",
                Sentence.of("is not a cursor of this list"),
                Sentence.of("Send the \"next\" of the page before, or nothing for the first page."));
    }

    /** @throws InvalidInput when the limit is none of 1 to {@link #MAX_LIMIT} */
    public static int limit(int asked) {
        if (asked < 1 || asked > MAX_LIMIT) {
            throw new InvalidInput(
                    "limit",
                    Sentence.of("The limit is {0}.", asked),
                    Sentence.of("Ask for 1 to {0} items.", MAX_LIMIT));
        }
        return asked;
    }
}
