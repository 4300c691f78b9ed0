package org.millrace.audience;

import org.millrace.platform.InvalidInput;
import org.millrace.platform.Page;

/** Cursors of lists in the order of ids. */
final class Cursor {

    private Cursor() {}

    static long id(String cursor, long first) {
        try {
            return cursor == null || cursor.isBlank() ? first : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw new InvalidInput("after", "is not a cursor of this list", "Send the \"next\" of the page before.");
        }
    }

    static int checked(int limit) {
        if (limit < 1 || limit > Page.MAX_LIMIT) {
            throw new InvalidInput("limit", "is " + limit, "Choose 1 to " + Page.MAX_LIMIT + ".");
        }
        return limit;
    }
}
