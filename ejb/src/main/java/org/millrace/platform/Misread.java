package org.millrace.platform;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** JSON that does not fit what is read from it: where, what is wrong, and what would fit. The parser's own words name our classes. */
public record Misread(List<Violation> violations, boolean syntax) {

    private static final Map<Class<?>, Wanted> WANTED = new LinkedHashMap<>();

    static {
        WANTED.put(
                Instant.class,
                new Wanted(Sentence.of("This is not a moment."), Sentence.of("Write one like 2026-03-02T09:00:00Z.")));
        WANTED.put(
                LocalDate.class,
                new Wanted(Sentence.of("This is not a date."), Sentence.of("Write one like 2026-03-02.")));
        WANTED.put(
                Duration.class,
                new Wanted(Sentence.of("This is not a length of time."), Sentence.of("Write one like P3D or PT48H.")));
        WANTED.put(
                Number.class,
                new Wanted(Sentence.of("This is not a number."), Sentence.of("Write a number, such as 5.")));
        WANTED.put(
                Boolean.class,
                new Wanted(Sentence.of("This is neither true nor false."), Sentence.of("Write true or false.")));
        WANTED.put(
                CharSequence.class,
                new Wanted(Sentence.of("This is not a text."), Sentence.of("Write a text in quotes.")));
        WANTED.put(Collection.class, new Wanted(Sentence.of("This is not a list."), Sentence.of("Write [ … ].")));
        WANTED.put(Map.class, new Wanted(Sentence.of("This is not an object."), Sentence.of("Write { … }.")));
        WANTED.put(Record.class, new Wanted(Sentence.of("This is not an object."), Sentence.of("Write { … }.")));
    }

    /** What is said where a value of a type was wanted. */
    private record Wanted(Sentence what, Sentence mend) {}

    public static Misread of(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping) || brokenWithin(e)) {
            return new Misread(List.of(syntax(e)), true);
        }
        String where = where(mapping);
        if (e.getCause() instanceof InvalidInput refusal) {
            return new Misread(
                    refusal.violations().stream()
                            .map(one -> new Violation(below(where, one.where()), one.what(), one.mend()))
                            .toList(),
                    false);
        }
        Violation fault =
                e instanceof InvalidFormatException word && word.getTargetType().isEnum()
                        ? KnownWords.unknown(word.getTargetType(), word.getValue(), where)
                        : new Violation(where, what(mapping), mend(mapping));
        return new Misread(List.of(fault), false);
    }

    public InvalidInput refusal() {
        return new InvalidInput(violations);
    }

    /** @param whole what the JSON is called as a whole */
    public InvalidInput refusal(String whole) {
        return new InvalidInput(violations.stream()
                .map(one -> new Violation(one.where().equals("$") ? whole : one.where(), one.what(), one.mend()))
                .toList());
    }

    private static boolean brokenWithin(JsonProcessingException e) {
        return e.getCause() instanceof StreamReadException && !(e.getCause() instanceof InputCoercionException);
    }

    private static Violation syntax(JsonProcessingException e) {
        JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
        boolean twice = e.getOriginalMessage().startsWith("Duplicate field");
        return new Violation(
                "$",
                twice
                        ? Sentence.of(
                                "A field is written twice: line {0}, column {1}.", at.getLineNr(), at.getColumnNr())
                        : Sentence.of("This is not JSON: line {0}, column {1}.", at.getLineNr(), at.getColumnNr()),
                Sentence.of("Mend the JSON at that place."));
    }

    private static Sentence what(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return Sentence.of("Unknown field \"{0}\"", unknown.getPropertyName());
        }
        if (e.getCause() instanceof InputCoercionException) {
            return Sentence.of("This number is too large.");
        }
        return wanted(e).what();
    }

    private static Sentence mend(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return Sentence.of(
                    "Leave it out; known here: {0}.",
                    unknown.getKnownPropertyIds().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        return e.getCause() instanceof InputCoercionException
                ? Sentence.of("Write less.")
                : wanted(e).mend();
    }

    private static Wanted wanted(JsonMappingException e) {
        Class<?> type = e instanceof MismatchedInputException wrong ? wrong.getTargetType() : null;
        return WANTED.entrySet().stream()
                .filter(known -> type != null && known.getKey().isAssignableFrom(boxed(type)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(new Wanted(
                        Sentence.of("The value has the wrong type or is missing."),
                        Sentence.of("Look at that place, mend it and repeat.")));
    }

    private static Class<?> boxed(Class<?> type) {
        if (!type.isPrimitive()) {
            return type;
        }
        return type == boolean.class ? Boolean.class : Number.class;
    }

    private static String where(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "$" : path.substring(path.startsWith(".") ? 1 : 0);
    }

    private static String below(String where, String place) {
        if (place == null || place.isEmpty() || place.equals("$")) {
            return where;
        }
        String tail = place.startsWith("$.") ? place.substring(2) : place;
        return where.equals("$") ? tail : where + (tail.startsWith("[") ? "" : ".") + tail;
    }
}
