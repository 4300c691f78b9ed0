package org.millrace.contact;

import org.millrace.platform.InvalidInput;
import org.millrace.platform.Page;

/** Cursors of pages that are kept in the order of a number. */
final class Cursors {

    private Cursors() {}

    static long number(String cursor, long first) {
        try {
            return cursor == null ? first : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw new InvalidInput("after", "is not a cursor of this list", "Send the \"next\" of the page before.");
        }
    }

    static int limit(int limit) {
        if (limit < 1 || limit > Page.MAX_LIMIT) {
            throw new InvalidInput("limit", "is " + limit, "Choose 1 to " + Page.MAX_LIMIT + ".");
        }
        return limit;
    }
}
