package org.millrace.run.migration;

import java.util.List;
import org.millrace.counter.Delta;

/**
 * What a chunk of a migration did.
 *
 * @param lastContactId where the next one begins; null when nobody was left
 * @param moved how many went to the new version
 */
public record Migrated(Long lastContactId, long moved, List<Delta> deltas) {

    static final Migrated NOBODY = new Migrated(null, 0, List.of());
}
