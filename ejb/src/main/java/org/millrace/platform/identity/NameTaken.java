package org.millrace.platform.identity;

import jakarta.ejb.ApplicationException;
import org.millrace.platform.Conflict;
import org.millrace.platform.Sentence;

/** Names of users and of active keys are unique. */
@ApplicationException(rollback = true)
public class NameTaken extends Conflict {

    public NameTaken(String name) {
        super(Sentence.of("The name \"{0}\" is taken. Choose another one.", name));
    }
}
