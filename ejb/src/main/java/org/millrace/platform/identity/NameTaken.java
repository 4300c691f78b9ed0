package org.millrace.platform.identity;

import jakarta.ejb.ApplicationException;
import org.millrace.platform.Conflict;

/** Names of users and of active keys are unique. */
@ApplicationException(rollback = true)
public class NameTaken extends Conflict {

    public NameTaken(String name) {
        super("The name \"" + name + "\" is taken. Choose another one.");
    }
}
