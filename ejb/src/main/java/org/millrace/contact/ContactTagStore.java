package org.millrace.contact;

import java.time.Instant;
import java.util.List;

/** Sets and removes tags of many contacts with one statement each; the last change of a contact's tag wins. */
public interface ContactTagStore {

    void apply(List<TagChange> changes, Instant now);
}
