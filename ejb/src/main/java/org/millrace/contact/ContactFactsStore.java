package org.millrace.contact;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.millrace.predicate.FactsNeeded;

/** Loads the facts of a vector of contacts with one query per kind of fact. */
public interface ContactFactsStore {

    /** Facts by contact id; an erased contact is missing from the answer. */
    Map<Long, ContactFacts> load(int tenant, Collection<Long> contactIds, FactsNeeded needed, Instant now);
}
