package org.millrace.platform.web;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;

/** A constraint of a parameter or of a field of the body that is not kept, in words that name the bound. */
final class BrokenConstraint {

    private static final Sentence REPEAT = Sentence.of("Mend this and repeat.");

    private BrokenConstraint() {}

    static Violation of(ConstraintViolation<?> violation) {
        Map<String, Object> bounds = violation.getConstraintDescriptor().getAttributes();
        String kind = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        String where = where(violation.getPropertyPath());
        return switch (kind) {
            case "NotNull" -> new Violation(where, Sentence.of("is missing"), Sentence.of("Send it."));
            case "Min" -> bound(where, Sentence.of("is less than {0}", bounds.get("value")));
            case "Max" -> bound(where, Sentence.of("is more than {0}", bounds.get("value")));
            case "Size" -> size(where, violation.getInvalidValue(), bounds.get("min"), bounds.get("max"));
            default -> new Violation(where, Sentence.of(violation.getMessage()), REPEAT);
        };
    }

    private static Violation size(String where, Object value, Object min, Object max) {
        return value instanceof CharSequence && min.equals(0)
                ? new Violation(
                        where, Sentence.of("is longer than {0} characters", max), Sentence.of("Say it shorter."))
                : bound(where, Sentence.of("is not of {0} to {1} characters or elements", min, max));
    }

    private static Violation bound(String where, Sentence what) {
        return new Violation(where, what, REPEAT);
    }

    /** The method and, before a field of the body, its parameter are none of the caller's business. */
    private static String where(Path path) {
        List<String> fields = new ArrayList<>();
        String parameter = "";
        for (Path.Node step : path) {
            switch (step.getKind()) {
                case METHOD -> {}
                case PARAMETER -> parameter = step.toString();
                default -> fields.add(step.toString());
            }
        }
        return fields.isEmpty() ? parameter : String.join(".", fields);
    }
}
