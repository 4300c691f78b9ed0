package org.millrace.contact;

import java.time.Instant;
import java.util.List;

/**
 * Opts many contacts out with one statement. Locks the contacts {@code FOR UPDATE} in the
 * order of their numbers, so that after the commit no intent to send is committed. What is new is told as {@link ConsentChanged}. An
 * erased contact is passed over.
 */
public interface SuppressionStore {

    void apply(List<Suppression> suppressions, Instant now);
}
