package org.millrace.predicate.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;

/** Reads operands; what is wrong with one is reported and the operand is left out. */
public final class Operands {

    public static final int MAX_TEXT = 1_000;

    private static final int MAX_DIGITS = 40;

    private final List<Violation> violations;

    public Operands(List<Violation> violations) {
        this.violations = violations;
    }

    /** One line or more of text that PostgreSQL can keep. */
    public Optional<String> text(JsonNode json, String at, int max) {
        if (!json.isTextual() || json.textValue().isEmpty()) {
            return refuse(
                    at,
                    Sentence.of("This is not a text, or it is empty."),
                    Sentence.of("Write 1 to {0} characters in quotes.", max));
        }
        return storable(json.textValue(), at, max);
    }

    private Optional<String> storable(String text, String at, int max) {
        if (text.codePointCount(0, text.length()) > max) {
            return refuse(
                    at,
                    Sentence.of("The text is longer than {0} characters.", max),
                    Sentence.of("Write a shorter text."));
        }
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            return refuse(
                    at,
                    Sentence.of("The text holds a NUL or half a character."),
                    Sentence.of("Send well-formed Unicode without NUL."));
        }
        return Optional.of(text);
    }

    public Optional<JsonNode> scalar(JsonNode json, String at) {
        if (json.isTextual()) {
            return storable(json.textValue(), at, MAX_TEXT).map(text -> json);
        }
        if (json.isNumber()) {
            return number(json, at).map(DecimalNode::valueOf);
        }
        if (json.isBoolean()) {
            return Optional.of(json);
        }
        return refuse(
                at,
                Sentence.of("This is not a text, a number or a boolean."),
                Sentence.of("Write \"text\", 12.5 or true; for \"has no value\" write \"exists\": false."));
    }

    Optional<List<JsonNode>> scalars(JsonNode json, String at) {
        if (!json.isArray() || json.isEmpty() || json.size() > OneOf.MAX) {
            return refuse(
                    at,
                    Sentence.of("This is not a list of 1 to {0} values.", OneOf.MAX),
                    Sentence.of("Write [\"a\", \"b\"]; for many values make a list of contacts."));
        }
        List<JsonNode> read = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            scalar(json.get(i), at + "[" + i + "]").ifPresent(read::add);
        }
        return read.size() == json.size() ? Optional.of(read) : Optional.empty();
    }

    Optional<Point> point(JsonNode json, String at) {
        if (json.isNumber()) {
            return number(json, at).map(Point.Number::new);
        }
        Optional<Point> time = Optional.of(json)
                .filter(JsonNode::isTextual)
                .flatMap(text -> IsoTime.read(text.textValue()).map(when -> new Point.Time(text.textValue(), when)));
        return time.isPresent()
                ? time
                : refuse(
                        at,
                        Sentence.of("The end of a range is a number or a date."),
                        Sentence.of("Write 100, \"2026-01-31\" or \"2026-01-31T18:00:00Z\"."));
    }

    Optional<Between> points(JsonNode json, String at) {
        if (!json.isArray() || json.size() != 2) {
            return refuse(at, Sentence.of("This is not a list of two values."), Sentence.of("Write [1, 6]."));
        }
        Optional<Point> from = point(json.get(0), at + "[0]");
        Optional<Point> to = point(json.get(1), at + "[1]");
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        Optional<Integer> order = from.get().compareWith(to.get().json());
        if (order.isEmpty() || order.get() < 0) {
            return refuse(
                    at,
                    Sentence.of("No value lies between these."),
                    Sentence.of("Write the lower value first, both of one type."));
        }
        return Optional.of(new Between(from.get(), to.get()));
    }

    Optional<Boolean> yesOrNo(JsonNode json, String at) {
        return json.isBoolean()
                ? Optional.of(json.booleanValue())
                : refuse(
                        at,
                        Sentence.of("This is not true or false."),
                        Sentence.of("Write true or false, without quotes."));
    }

    private Optional<BigDecimal> number(JsonNode json, String at) {
        if (json.isFloatingPointNumber() && !json.isBigDecimal() && !Double.isFinite(json.doubleValue())) {
            return refuse(at, Sentence.of("This is not a number."), Sentence.of("Write a finite number."));
        }
        BigDecimal number = json.decimalValue();
        return number.precision() <= MAX_DIGITS && Math.abs((long) number.scale()) <= MAX_DIGITS
                ? Optional.of(number)
                : refuse(
                        at,
                        Sentence.of("The number has more than {0} digits.", MAX_DIGITS),
                        Sentence.of("Write a shorter number."));
    }

    private <T> Optional<T> refuse(String at, Sentence what, Sentence mend) {
        violations.add(new Violation(at, what, mend));
        return Optional.empty();
    }
}
