package org.millrace.contact.csv;

import java.util.List;
import org.millrace.contact.InvalidValue;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;

/** A row that is not imported, and why. */
class RefusedRow extends Exception {

    private static final int MAX_RAW = 1_000;

    private final transient ImportError error;

    /** @param where the column, field or attribute; null = the row as a whole */
    RefusedRow(long row, String where, InvalidValue why, List<String> cells) {
        super(why.getMessage(), null, false, false);
        Violation violation = why.at(where);
        error = new ImportError(row, where, Sentence.of("{0}. {1}", violation.what(), violation.mend()), raw(cells));
    }

    ImportError error() {
        return error;
    }

    private static String raw(List<String> cells) {
        String raw = String.join(" | ", cells).replace('\0', '\uFFFD');
        return raw.length() <= MAX_RAW ? raw : raw.substring(0, MAX_RAW) + "…";
    }
}
