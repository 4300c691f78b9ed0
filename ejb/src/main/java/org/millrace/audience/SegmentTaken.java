package org.millrace.audience;

import jakarta.ejb.ApplicationException;
import org.millrace.platform.Conflict;

/** Two lists or segments of a tenant cannot have one slug. */
@ApplicationException(rollback = true)
public class SegmentTaken extends Conflict {

    SegmentTaken(String slug) {
        super("There is a list or segment \"" + slug + "\" already. Choose another slug.");
    }
}
