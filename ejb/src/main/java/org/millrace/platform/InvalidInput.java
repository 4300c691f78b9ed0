package org.millrace.platform;

import jakarta.ejb.ApplicationException;
import java.util.List;

/** The input was understood but cannot be accepted; it says where, what and how to mend it. Nothing was changed. */
@ApplicationException(rollback = true)
public class InvalidInput extends RuntimeException {

    private final transient List<Violation> violations;

    public InvalidInput(String where, String what, String mend) {
        this(List.of(new Violation(where, what, mend)));
    }

    public InvalidInput(List<Violation> violations) {
        super(violations.get(0).where() + ": " + violations.get(0).what());
        this.violations = List.copyOf(violations);
    }

    public List<Violation> violations() {
        return violations;
    }
}
