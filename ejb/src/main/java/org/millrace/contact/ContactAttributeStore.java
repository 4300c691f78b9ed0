package org.millrace.contact;

import java.time.Instant;
import java.util.List;

/**
 * Sets fields and attributes of many contacts with one statement. The last change of a contact's name wins, a contact's version
 * rises by one however much of it changed, and one whose values were so before stays as it was. An erased contact is passed over.
 */
public interface ContactAttributeStore {

    /** @throws org.millrace.platform.InvalidInput when a contact would have more attributes than it may */
    void apply(List<AttributeChange> changes, Instant now);
}
