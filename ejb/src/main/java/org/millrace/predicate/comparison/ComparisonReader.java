package org.millrace.predicate.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.millrace.platform.Violation;
import org.millrace.predicate.comparison.Bound.Side;

/** Reads the comparisons of an object: each of its fields that is a keyword is one. */
public final class ComparisonReader {

    private final Operands operands;

    public ComparisonReader(List<Violation> violations) {
        this.operands = new Operands(violations);
    }

    /** In the order of the keywords; what is wrong with an operand has been reported and is left out. */
    public List<Comparison> read(JsonNode object, String at) {
        List<Comparison> read = new ArrayList<>();
        for (String keyword : Keywords.all().keySet()) {
            if (object.has(keyword)) {
                comparison(keyword, object.get(keyword), at + "." + keyword).ifPresent(read::add);
            }
        }
        return read;
    }

    private Optional<? extends Comparison> comparison(String keyword, JsonNode operand, String at) {
        return switch (keyword) {
            case Equal.KEYWORD -> operands.scalar(operand, at).map(Equal::new);
            case OneOf.KEYWORD -> operands.scalars(operand, at).map(OneOf::new);
            case Between.KEYWORD -> operands.points(operand, at);
            case Contains.KEYWORD ->
                operands.text(operand, at, Operands.MAX_TEXT).map(Contains::new);
            case StartsWith.KEYWORD ->
                operands.text(operand, at, Operands.MAX_TEXT).map(StartsWith::new);
            case Exists.KEYWORD -> operands.yesOrNo(operand, at).map(Exists::new);
            default -> operands.point(operand, at).map(end -> new Bound(side(keyword), end));
        };
    }

    private static Side side(String keyword) {
        return Arrays.stream(Side.values())
                .filter(side -> side.keyword().equals(keyword))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(keyword));
    }
}
