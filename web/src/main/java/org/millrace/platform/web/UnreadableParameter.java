package org.millrace.platform.web;

import jakarta.ws.rs.BadRequestException;
import java.util.List;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Violation;

/**
 * A parameter of the address is none of the words, or not of the kind, that it takes. An answer of JAX-RS's own, since any other
 * exception of a converter is written into the log with its stack.
 */
final class UnreadableParameter extends BadRequestException {

    private final transient List<Violation> violations;

    UnreadableParameter(InvalidInput refusal) {
        super(refusal.getMessage());
        violations = refusal.violations();
    }

    List<Violation> violations() {
        return violations;
    }
}
