package org.millrace.contact;

import java.util.List;
import org.millrace.platform.Violation;

/**
 * What became of a batch.
 *
 * @param same contacts that were already as they should be
 * @param rejected contacts that were not stored; the others were
 */
public record SavedContacts(int created, int updated, int same, List<Rejected> rejected) {

    /**
     * @param index the place in the batch, from 0
     * @param externalId may be null
     */
    public record Rejected(int index, String externalId, List<Violation> errors) {}
}
