package org.millrace.platform;

import jakarta.ejb.ApplicationException;
import java.util.List;

/** The input was understood but cannot be accepted; it says where, what and how to mend it. Nothing was changed. */
@ApplicationException(rollback = true)
public class InvalidInput extends RuntimeException {

    private final transient List<Violation> violations;

    public InvalidInput(String where, Sentence what, Sentence mend) {
        this(List.of(new Violation(where, what, mend)));
    }

    public InvalidInput(List<Violation> violations) {
        super(violations.get(0).where() + ": " + violations.get(0).what());
        this.violations = List.copyOf(violations);
    }

    /** The first of them, with its place. */
    public Sentence said() {
        return Sentence.of(
                "{0}: {1}", violations.get(0).where(), violations.get(0).what());
    }

    public List<Violation> violations() {
        return violations;
    }
}
