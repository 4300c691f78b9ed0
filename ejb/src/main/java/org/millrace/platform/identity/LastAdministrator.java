package org.millrace.platform.identity;

import jakarta.ejb.ApplicationException;
import org.millrace.platform.Conflict;
import org.millrace.platform.Sentence;

/** A tenant keeps at least one administrator who can sign in. */
@ApplicationException(rollback = true)
public class LastAdministrator extends Conflict {

    public LastAdministrator() {
        super(Sentence.of(
                "This is the tenant's last active administrator. Make somebody else an administrator first."));
    }
}
