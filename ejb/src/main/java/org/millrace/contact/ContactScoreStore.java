package org.millrace.contact;

import java.time.Instant;
import java.util.List;

/**
 * Sets and moves scores of many contacts with one statement, change after change in the order of the list, and keeps the history.
 * An erased contact is passed over.
 */
public interface ContactScoreStore {

    void apply(List<ScoreChange> changes, Instant now);
}
