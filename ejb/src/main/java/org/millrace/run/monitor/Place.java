package org.millrace.run.monitor;

import org.millrace.platform.Page;

/**
 * A place in a list of runs, in words {@code "first.second"}.
 *
 * @param first the run's number, or the contact's where a campaign's runs are listed
 * @param second the entry of the contact, else 0
 */
record Place(long first, long second) {

    static Place of(String cursor, Place start) {
        if (cursor == null || cursor.isBlank()) {
            return start;
        }
        String[] parts = cursor.split("\\.", -1);
        try {
            return new Place(Long.parseLong(parts[0]), parts.length == 2 ? Long.parseLong(parts[1]) : 0);
        } catch (NumberFormatException e) {
            throw Page.unknownCursor();
        }
    }

    String cursor() {
        return first + "." + second;
    }
}
