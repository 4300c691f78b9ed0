package org.millrace.predicate.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.millrace.platform.Wording;

/** Equal to one of several. */
public record OneOf(List<JsonNode> operands) implements Comparison {

    static final String KEYWORD = "in";
    static final int MAX = 1_000;

    private static final int SHOWN = 5;

    public OneOf {
        operands = List.copyOf(operands);
    }

    @Override
    public String keyword() {
        return KEYWORD;
    }

    @Override
    public JsonNode operand() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        return list.addAll(operands);
    }

    @Override
    public boolean test(Optional<JsonNode> value) {
        return value.filter(present -> operands.stream().anyMatch(operand -> Scalars.same(present, operand)))
                .isPresent();
    }

    @Override
    public void demand(boolean holds, ValueDemands demands) {
        if (holds) {
            demands.oneOf(operands);
        }
    }

    @Override
    public String sql(SqlValue value, SqlBindings bindings) {
        return value.oneOf(operands, bindings);
    }

    @Override
    public String words(Wording w) {
        return w.say("is one of {0}", list(w));
    }

    @Override
    public String wordsOfOpposite(Wording w) {
        return w.say("is none of {0}", list(w));
    }

    private String list(Wording w) {
        String shown = operands.stream().limit(SHOWN).map(JsonNode::asText).collect(Collectors.joining(", "));
        return operands.size() <= SHOWN ? shown : w.say("{0} and {1} more", shown, operands.size() - SHOWN);
    }
}
