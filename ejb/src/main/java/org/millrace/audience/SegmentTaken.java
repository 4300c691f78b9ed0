package org.millrace.audience;

import jakarta.ejb.ApplicationException;
import org.millrace.platform.Conflict;
import org.millrace.platform.Sentence;

/** Two lists or segments of a tenant cannot have one slug. */
@ApplicationException(rollback = true)
public class SegmentTaken extends Conflict {

    SegmentTaken(String slug) {
        super(Sentence.of("There is a list or segment \"{0}\" already. Choose another slug.", slug));
    }
}
