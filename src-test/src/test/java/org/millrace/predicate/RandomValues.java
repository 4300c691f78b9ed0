package org.millrace.predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.millrace.platform.Violation;
import org.millrace.predicate.comparison.Bound;
import org.millrace.predicate.comparison.Comparison;
import org.millrace.predicate.comparison.ComparisonReader;

/** Values of attributes and properties, and what is asked of them, from one small pool. */
final class RandomValues {

    static final List<String> TEXTS = List.of(
            "",
            "1",
            "1.0",
            "01",
            "true",
            "null",
            "Mens E-Mail",
            "mens e-mail",
            "Mens",
            "é",
            "e\u0301",
            "😀",
            "a😀b",
            "Å",
            "%",
            "_",
            "a%",
            "\\",
            "'",
            "\"",
            "{\"a\":1}",
            "'; drop table contact; --",
            "' or '1'='1",
            ":a_1",
            "?",
            "$1",
            "a\nb",
            "\t",
            " ",
            "2026-01-31",
            "2026-02-30",
            "2024-02-29",
            "2025-02-29",
            "2026-01-31\n",
            "1900-02-29",
            "2026-01-31T00:00:00Z",
            "2026-01-31T01:00:00+01:00",
            "2026-01-31T00:00Z",
            "2026-01-31T00:00:00-00:00",
            "2026-01-31T23:59:59.999999Z",
            "2026-01-31T23:59:59.9999999Z",
            "2026-01-31T24:00:00Z",
            "2026-01-31T10:00:60Z",
            "2026-01-31 00:00:00",
            "20260131",
            "0001-01-01",
            "9999-12-31",
            "2026-1-31",
            "infinity",
            "now",
            "epoch",
            "2026-01-31T00:00:00+14:59",
            "2026-01-31T00:00:00-14:59");

    static final List<String> TIMES =
            TEXTS.stream().filter(text -> readable(text)).toList();

    static final List<BigDecimal> NUMBERS = List.of(
            new BigDecimal("1"),
            new BigDecimal("1.0"),
            new BigDecimal("1.00"),
            new BigDecimal("-1"),
            BigDecimal.ZERO,
            new BigDecimal("0.0"),
            new BigDecimal("1e2"),
            new BigDecimal("100"),
            new BigDecimal("0.1"),
            new BigDecimal("1e-7"),
            new BigDecimal("12345678901234567890.5"),
            new BigDecimal("12345678901234567890.50000000001"));

    private RandomValues() {}

    static boolean readable(String text) {
        return !read(List.of(object("atLeast", TextNode.valueOf(text)))).isEmpty();
    }

    /** Read from JSON, so that what is tested is what an author can write. */
    static Arbitrary<List<Comparison>> comparisons() {
        Arbitrary<JsonNode> point = Arbitraries.oneOf(
                Arbitraries.of(TIMES).map(TextNode::valueOf),
                Arbitraries.of(NUMBERS).map(DecimalNode::valueOf));
        Arbitrary<JsonNode> part =
                Arbitraries.of(TEXTS).filter(text -> !text.isEmpty()).map(TextNode::valueOf);
        return Arbitraries.oneOf(
                        scalars().map(value -> object("equals", value)),
                        scalars().list().ofMinSize(1).ofMaxSize(12).map(list -> object("in", array(list))),
                        Combinators.combine(Arbitraries.of(Bound.Side.values()), point)
                                .as((side, end) -> object(word(side), end)),
                        point.list().ofSize(2).map(list -> object("between", array(list))),
                        part.map(value -> object("contains", value)),
                        part.map(value -> object("startsWith", value)),
                        Arbitraries.of(true, false).map(value -> object("exists", BooleanNode.valueOf(value))))
                .list()
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(RandomValues::read)
                .filter(read -> !read.isEmpty());
    }

    /** Empty when an operand is not one. */
    static List<Comparison> read(List<JsonNode> parts) {
        ObjectNode together = JsonNodeFactory.instance.objectNode();
        parts.forEach(part -> together.setAll((ObjectNode) part));
        List<Violation> violations = new ArrayList<>();
        List<Comparison> read = new ComparisonReader(violations).read(together, "x");
        return violations.isEmpty() ? read : List.of();
    }

    static String word(Bound.Side side) {
        return switch (side) {
            case GREATER_THAN -> "greaterThan";
            case AT_LEAST -> "atLeast";
            case LESS_THAN -> "lessThan";
            case AT_MOST -> "atMost";
        };
    }

    static Arbitrary<JsonNode> scalars() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of(TEXTS).map(TextNode::valueOf)),
                Tuple.of(3, Arbitraries.of(NUMBERS).map(DecimalNode::valueOf)),
                Tuple.of(1, Arbitraries.of(true, false).map(BooleanNode::valueOf)));
    }

    static Arbitrary<JsonNode> values() {
        return Arbitraries.frequencyOf(
                Tuple.of(10, scalars()),
                Tuple.of(1, Arbitraries.just((JsonNode) JsonNodeFactory.instance.nullNode())),
                Tuple.of(2, scalars().list().ofMaxSize(3).map(RandomValues::array)),
                Tuple.of(1, scalars().list().ofMaxSize(2).map(list -> array(List.of(array(list))))),
                Tuple.of(1, scalars().map(value -> object("a", value))));
    }

    static JsonNode object(String name, JsonNode value) {
        return JsonNodeFactory.instance.objectNode().set(name, value);
    }

    static JsonNode array(List<JsonNode> values) {
        return JsonNodeFactory.instance.arrayNode().addAll(values);
    }
}
